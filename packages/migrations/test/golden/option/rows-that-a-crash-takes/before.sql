create table kept (id integer primary key, up integer references kept);
create table of_kept (id integer primary key, kept integer references kept);
create unlogged table lost (id integer primary key);
create unlogged table of_lost (id integer primary key, lost integer references lost);
create table gone (id integer primary key);
