create type state as enum ('open', 'done');
create table task (
  id integer primary key,
  state state not null default 'open',
  past state[] not null default array['open']::state[],
  is_open boolean generated always as (state <> 'done') stored,
  constraint task_state_check check (state <> 'done' or id > 0)
);
create index task_state_idx on task (state);
create view open_task as select id, state from task where state = 'open';
comment on type state is 'How far a task is';
