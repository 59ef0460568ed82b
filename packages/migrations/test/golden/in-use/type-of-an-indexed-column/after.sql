create table task (id int primary key, hours numeric, constraint task_hours_check check (hours > 0.5));
create index task_hours_idx on task (hours) where hours > 5.5;
create index task_id_idx on task (id, hours);
