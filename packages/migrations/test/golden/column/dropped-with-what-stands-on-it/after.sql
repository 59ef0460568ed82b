create table t (b integer, c integer);
