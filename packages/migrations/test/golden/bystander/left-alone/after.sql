create table person (id integer primary key, name text, age integer, born date);
create function names() returns setof text begin atomic select name from person; end;
create publication people for table person (id, name) where (name <> '');
