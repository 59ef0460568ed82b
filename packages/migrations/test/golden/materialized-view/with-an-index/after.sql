create table t (a integer);
create materialized view m as select a, a * 2 as b from t;
create unique index m_a on m (a);
