create table task (id int primary key, hours int, constraint task_hours_check check (hours > 0));
create index task_hours_idx on task (hours) where hours > 5;
