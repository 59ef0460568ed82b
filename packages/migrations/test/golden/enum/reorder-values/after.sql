create type size as enum ('small', 'medium', 'large');
create table shirt (id integer primary key, size size, sizes size[]);
