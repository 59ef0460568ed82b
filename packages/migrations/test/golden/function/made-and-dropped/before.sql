create table task (id integer primary key);
create function old_count() returns bigint language sql as 'select count(*) from task';
