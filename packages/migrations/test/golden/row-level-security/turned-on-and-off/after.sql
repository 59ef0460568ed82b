create table task (id integer primary key);
alter table task enable row level security;
create table visit (id integer primary key);
create table person (id integer primary key);
alter table person enable row level security, force row level security;
create policy all_of_them on person using (true);
