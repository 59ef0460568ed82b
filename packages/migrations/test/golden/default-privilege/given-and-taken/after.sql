create schema app;
create table task (id integer primary key);
alter default privileges in schema app grant select on tables to pg_monitor with grant option;
alter default privileges in schema app grant usage on types to public;
alter default privileges for role pg_read_all_settings in schema public grant execute on functions to pg_monitor;
alter default privileges in schema public grant usage on sequences to pg_monitor;
alter default privileges grant select on sequences to pg_monitor with grant option;
alter default privileges revoke usage on types from public;
alter default privileges revoke insert on tables from postgres;
