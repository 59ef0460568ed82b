create table task (id integer, note text);
comment on table task is 'before';
comment on column task.note is 'only before';
