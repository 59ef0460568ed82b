create type priority as enum ('lowest', 'low', 'middle', 'high', 'highest');
create table task (id integer primary key, priority priority not null);
