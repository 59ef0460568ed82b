create table task (id int primary key, title text, body text);
create index task_body_idx on task (body);
