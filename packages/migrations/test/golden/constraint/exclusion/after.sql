create extension btree_gist;
create table booking (id integer primary key, room text not null, during tstzrange not null,
  constraint booking_overlap exclude using gist (room with =, during with &&) where (id > 0) deferrable);
