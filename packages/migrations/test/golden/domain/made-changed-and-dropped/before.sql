create domain amount as integer default 0 not null check (value >= 0) constraint small check (value < 100);
create domain email as text collate "C" check (value ~ '@');
create domain gone as date;
create table payment (id integer primary key, paid amount, sender email);
create function allowed(email) returns boolean language sql as 'select true';
