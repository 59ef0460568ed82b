create type size as enum ('small', 'large', 'medium');
create table shirt (id integer primary key, size size, sizes size[]);
