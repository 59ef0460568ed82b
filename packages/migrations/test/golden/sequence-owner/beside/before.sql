create table invoice (id integer primary key, number text, place text);
create sequence numbers owned by invoice.number;
create sequence places owned by invoice.place;
create sequence others;
