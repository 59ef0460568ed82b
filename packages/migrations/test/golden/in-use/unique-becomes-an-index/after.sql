create table task (id int primary key, title text);
create unique index task_title on task (title);
