create table task (
  id integer primary key,
  name text not null,
  due_at timestamptz,
  constraint task_name_key unique (name),
  constraint task_check check (name <> '')
);
create index task_due_idx on task (due_at);
create view task_due as select id, due_at from task;
