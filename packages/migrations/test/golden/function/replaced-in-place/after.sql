create function half(n integer, out whole integer) language sql immutable strict as 'select n / 2';
create function shout(text) returns text language sql immutable as 'select upper($1) || ''!''';
create procedure tidy(days integer default 30) language plpgsql as 'begin null; end';
create table task (id integer primary key, title text, loud text generated always as (shout(title)) stored);
create index task_half on task (half(id));
create schema audit;
create function audit.note() returns trigger language plpgsql security definer set search_path to '' as 'begin return null; end';
create trigger noted after insert on task for each row execute function audit.note();
