create table task (id int primary key, title text, constraint task_title unique (title));
