create schema app;
create type app.mood as enum ('ok');
create sequence app.counter;
create table app.task (id integer, price integer, constraint task_pk primary key (id), constraint task_check check (price > 0));
create index task_price_idx on app.task (price);
create view app.cheap as select id, price from app.task where price < 10;
create materialized view app.dear as select id, price from app.task where price > 10;
