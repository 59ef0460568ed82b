create table p (id integer primary key);
create table t (a integer, b integer, c integer, d tsrange);
