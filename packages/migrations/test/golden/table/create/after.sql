create table guild (id bigint primary key);
create table reminder (
  id serial primary key,
  guild_id bigint not null,
  name varchar(100) not null constraint reminder_name_check check (name <> ''),
  channel_id bigint,
  days text[] not null default '{}',
  options jsonb,
  created_at timestamptz not null default now(),
  next_at timestamptz,
  constraint reminder_name_key unique (guild_id, name),
  constraint reminder_guild_fk foreign key (guild_id) references guild on delete cascade
);
create index reminder_next_idx on reminder (next_at) where next_at is not null;
comment on table reminder is 'What a guild wants to be told, and when';
comment on column reminder.days is 'Names of days, in English';
