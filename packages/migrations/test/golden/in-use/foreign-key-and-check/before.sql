create table client (id int primary key);
create table task (id int primary key, client_id int, hours int);
