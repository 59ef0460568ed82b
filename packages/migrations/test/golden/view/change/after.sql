create table task (id integer primary key, name text, done boolean);
create view todo with (security_barrier = true) as select id, name, done from task where done is not true;
create view todo_count as select count(*) as n from todo;
comment on column todo.name is 'In short';
