create extension citext;
create table person (name text, mail citext);
