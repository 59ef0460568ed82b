create unlogged table kept (id integer primary key, up integer references kept);
create unlogged table of_kept (id integer primary key, kept integer references kept);
create table lost (id integer primary key);
create table of_lost (id integer primary key, lost integer references lost);
create unlogged table cache (id serial primary key, kept integer references kept) with (fillfactor = 70);
