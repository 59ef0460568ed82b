create table task (id int primary key, title text, constraint task_title_not_null check (title is not null));
