create table task (room int, number int not null, title text, constraint task_pkey primary key (room));
