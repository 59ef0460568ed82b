create table task (id integer primary key, name text not null, note text);
