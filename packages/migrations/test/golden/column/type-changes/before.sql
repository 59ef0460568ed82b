create table t (a varchar(20) default 'x', b integer default 1, c text, d timestamp, e numeric(10,2), f text[]);
create index t_b on t (b);
alter table t add constraint t_c check (c <> '');
