create table reminder (id integer primary key);
