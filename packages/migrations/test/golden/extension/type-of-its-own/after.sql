create extension citext;
create table account (id integer primary key, email citext not null);
