create type priority as enum ('low', 'high');
create table task (id integer primary key, priority priority not null);
