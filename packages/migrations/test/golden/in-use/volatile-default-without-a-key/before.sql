create table task (id int, title text);
