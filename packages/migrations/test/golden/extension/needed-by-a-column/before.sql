create table person (name text);
