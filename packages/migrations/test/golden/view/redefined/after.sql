create table t (a integer);
create view v with (security_barrier) as select a + 1 as b from t;
