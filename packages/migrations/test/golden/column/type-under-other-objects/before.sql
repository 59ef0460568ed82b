create table guild (id integer primary key);
create table task (
  id serial primary key,
  guild_id integer constraint task_guild_fk references guild,
  price integer not null default 0 constraint task_price_check check (price >= 0),
  doubled integer generated always as (price * 2) stored
);
create index task_price_idx on task (price);
create index task_price_expression_idx on task ((price + 1));
create index task_dear_idx on task (id) where price > 100;
create view price_list as select id, price from task;
create view dear as select id from price_list where price > 100;
create materialized view price_sum as select sum(price) as total from price_list;
comment on view dear is 'Nobody buys these';
comment on constraint task_price_check on task is 'Nothing is given away';
