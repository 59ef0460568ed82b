create table task (id int primary key, title text, done boolean);
create index task_open_idx on task (title) where not done;
comment on index task_open_idx is 'what is left';
