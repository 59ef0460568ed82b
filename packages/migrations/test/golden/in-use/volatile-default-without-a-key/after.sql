create table task (id int, title text, token uuid not null default gen_random_uuid());
