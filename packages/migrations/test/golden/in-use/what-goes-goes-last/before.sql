create type mood as enum ('sad', 'glad');
create table task (id int primary key, title text, feeling mood);
create index task_feeling_idx on task (feeling);
create table note (id int primary key);
