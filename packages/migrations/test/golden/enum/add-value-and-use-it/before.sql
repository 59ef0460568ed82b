create type state as enum ('open', 'done');
create table task (id integer primary key, state state not null default 'open');
