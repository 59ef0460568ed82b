create table task (id integer generated always as identity primary key, name text);
