create sequence codes;
create function next_code() returns text language sql as $$ select 'c' || nextval('codes') $$;
create table task (id int primary key, title text, code text default next_code(), since timestamptz default statement_timestamp());
