create function half(n integer) returns integer language sql immutable as 'select n / 2';
grant execute on function half(integer) to pg_monitor;
revoke execute on function half(integer) from public;
comment on function half(integer) is 'rounds down';
create table task (id integer primary key, state varchar(20) not null, check (half(id) > 0));
create view halves as select half(id) from task;
create index task_half on task (half(id));
create policy early on task using (half(id) < 100);
create function states() returns setof varchar begin atomic select state from task; end;
