create table t (a integer, b integer generated always as (a + 1) stored);
create index t_b on t (b);
