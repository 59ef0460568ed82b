create table task (
  id int primary key,
  title text,
  token uuid not null default gen_random_uuid(),
  seen timestamptz default clock_timestamp(),
  number bigserial,
  plain timestamptz not null default now()
);
create unique index task_token_idx on task (token);
