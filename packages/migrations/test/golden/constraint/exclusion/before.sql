create table booking (id integer primary key, room text not null, during tstzrange not null);
