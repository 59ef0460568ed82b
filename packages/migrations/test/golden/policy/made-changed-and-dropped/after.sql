create table task (id integer primary key, owner name, state varchar(20));
alter table task enable row level security;
create policy changed on task for select using (owner = current_user or state = 'open');
create policy stays on task for insert to pg_monitor with check (state = 'open');
create table member (team integer, name name);
create policy made on member using (exists (select from task where task.owner = member.name));
