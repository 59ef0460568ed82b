create table t (a varchar(50) default 'x', b bigint default 1, c integer, d timestamptz, e numeric(12,4), f integer[]);
create index t_b on t (b);
alter table t add constraint t_c check (c > 0);
