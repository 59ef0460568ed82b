create schema app;
create schema gone;
alter default privileges in schema app grant select, insert on tables to pg_monitor;
alter default privileges in schema app grant usage on types to public;
alter default privileges in schema gone grant select on tables to pg_monitor;
alter default privileges grant select on sequences to pg_monitor;
alter default privileges revoke execute on functions from public;
alter default privileges for role pg_monitor grant usage on sequences to public;
