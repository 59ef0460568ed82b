create table task (id int primary key, title text not null, constraint task_title_not_null check (title is not null));
