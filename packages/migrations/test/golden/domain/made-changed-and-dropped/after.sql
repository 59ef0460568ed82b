create domain amount as integer check (value > 0) constraint small check (value < 1000);
create domain email as text collate "C" not null check (value ~ '@');
create schema shop;
create function is_short(text) returns boolean language sql immutable as 'select length($1) < 9';
create domain shop.code as varchar(12) default 'none' constraint short check (is_short(value));
create table payment (id integer primary key, paid amount, sender email, code shop.code);
create function allowed(email) returns boolean language sql as 'select true';
