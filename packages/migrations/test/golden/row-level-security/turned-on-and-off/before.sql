create table task (id integer primary key);
alter table task enable row level security, force row level security;
create table visit (id integer primary key);
alter table visit enable row level security;
create table person (id integer primary key);
