create table task (number int not null, title text, constraint task_key primary key (number));
