create table guild (id int primary key);
create table member (id int primary key);
create table task (id int primary key);
