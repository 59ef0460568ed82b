create table task (
  id integer primary key,
  guild_id bigint not null,
  name text not null,
  due_at timestamptz,
  constraint task_name_key unique (guild_id, name),
  constraint task_check check (guild_id > 0 or name <> ''),
  constraint task_guild_fk foreign key (guild_id, name) references task (guild_id, name)
);
create index task_guild_due_idx on task (guild_id, due_at);
create index task_due_idx on task (due_at) include (guild_id);
create index task_recent_idx on task (due_at) where guild_id > 0;
create view task_due as select id, due_at from task;
create view task_guild as select id, guild_id from task;
comment on column task.guild_id is 'Where it is from';
