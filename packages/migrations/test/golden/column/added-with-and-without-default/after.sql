create table reminder (id integer primary key, snoozed_until timestamptz, priority smallint not null default 1, token uuid not null default gen_random_uuid());
