create table t (a integer);
alter table t add constraint t_a check (a > 0) not valid;
