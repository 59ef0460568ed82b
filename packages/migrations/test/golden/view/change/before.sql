create table task (id integer primary key, name text, done boolean);
create view todo as select id, name from task where not done;
create view todo_count as select count(*) as n from todo;
comment on column todo.name is 'In short';
