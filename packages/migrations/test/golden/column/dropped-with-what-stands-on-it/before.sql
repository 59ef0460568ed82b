create table t (a integer, b integer, c integer, unique (a, b), check (a > b));
create index t_ac on t (a) include (c);
comment on column t.a is 'gone soon';
