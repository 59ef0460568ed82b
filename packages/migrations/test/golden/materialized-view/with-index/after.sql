create table sale (id integer primary key, product text not null, price numeric not null);
create materialized view turnover as select product, sum(price) as total, count(*) as sales from sale group by product;
create unique index turnover_product_idx on turnover (product);
create index turnover_total_idx on turnover (total desc);
comment on materialized view turnover is 'Refreshed each night';
comment on index turnover_product_idx is 'For refreshing concurrently';
