create type state as enum ('open', 'done');
create table task (id integer primary key, key uuid, state state not null default 'open', payload jsonb, flag integer, numbers integer[], one integer[]);
