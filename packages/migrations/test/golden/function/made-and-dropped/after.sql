create function next_code() returns text language sql as $$ select 'c' || 1 $$;
create table task (id integer primary key, code text default next_code());
create table visit (task integer, code text default next_code());
create function visits() returns bigint language sql as 'select count(*) from visit';
create function visits(task integer) returns setof visit language sql as 'select * from visit where task = visits.task';
create procedure tidy() language sql as 'delete from visit';
