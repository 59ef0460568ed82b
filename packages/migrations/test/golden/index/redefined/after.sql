create table t (a integer, b integer);
create index t_ab on t (b, a);
comment on index t_ab is 'for the list';
