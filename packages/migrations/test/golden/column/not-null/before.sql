create table task (id integer primary key, name text, note text not null);
