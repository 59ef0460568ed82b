create type state as enum ('inbox', 'open', 'done');
create table task (id integer primary key, state state not null default 'inbox');
create table rule (id integer primary key, target state);
