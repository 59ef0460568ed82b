create table task (id int primary key, title text);
create index task_idx on task (title);
