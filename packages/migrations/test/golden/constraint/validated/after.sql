create table t (a integer constraint t_a check (a > 0));
