create type state as enum ('open', 'done');
create table task (id integer primary key, key text, state text not null default 'open', payload text, flag boolean, numbers text[], one integer);
