create table task (id integer primary key, owner name, state text);
alter table task enable row level security;
create policy changed on task for select using (owner = current_user);
create policy dropped on task as restrictive for delete using (state <> 'kept');
create policy stays on task for insert to pg_monitor with check (state = 'open');
