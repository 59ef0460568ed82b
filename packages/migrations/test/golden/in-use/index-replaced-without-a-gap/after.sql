create table task (id int primary key, title text, done boolean);
create index task_idx on task (lower(title)) include (done);
