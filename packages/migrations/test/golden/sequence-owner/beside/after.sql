create table invoice (id integer primary key, number text);
create sequence numbers;
create sequence places;
create sequence others owned by invoice.number;
alter table invoice alter number set default 'I' || nextval('others');
