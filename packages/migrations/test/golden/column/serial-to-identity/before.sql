create table task (id serial primary key, name text);
