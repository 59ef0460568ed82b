create table task (id integer primary key);
