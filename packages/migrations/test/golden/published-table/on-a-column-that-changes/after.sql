create table person (id integer primary key, name varchar(40), age bigint, secret text);
create publication people for table person (id, name, age) where (age > 17);
create publication "all of ""them""" for table person;
