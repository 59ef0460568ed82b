create table task (id int primary key, title text);
