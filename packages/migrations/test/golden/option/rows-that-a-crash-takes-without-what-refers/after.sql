create unlogged table place (id integer primary key);
create table note (id integer primary key);
create table tag (id integer primary key, place integer);
create table page (id integer primary key, draft integer);
create table line (id integer primary key, page integer references page);
create table extra (id integer primary key, page integer references page);
create table cache (id integer primary key);
create table kept (id integer primary key, cache integer constraint kept_cache_fkey references cache);
create unlogged table lost (id integer primary key, cache integer, place integer constraint lost_place_fkey references place);
