-- Indexes and constraints that are there twice: one of them is the declared one, the other is left alone.
-- from: typeorm-0.3.sql
create index town_again on customer (town) where town <> 'nowhere at all';
alter index "IDX_20fc0589b84dc3f7d1192313d2" rename to town_once;
create index by_price_1 on product (price);
alter table customer add constraint name_again check (length(name) > 0);
