-- As pg_dump writes it: sequences of their own that are handed to their column, keys and defaults that come later.
-- from: typeorm-0.3.sql
alter table customer alter id drop default;
drop sequence customer_id_seq;
create sequence public.customer_id_seq as integer start with 1 increment by 1 no minvalue no maxvalue cache 1;
alter sequence public.customer_id_seq owned by public.customer.id;
alter table only public.customer alter column id set default nextval('public.customer_id_seq'::regclass);
alter table "order" alter id drop default;
drop sequence order_id_seq;
create sequence public.bestellung_nummer start with 1 increment by 1 no minvalue no maxvalue cache 1;
alter sequence public.bestellung_nummer owned by public."order".id;
alter table only public."order" alter column id set default nextval('public.bestellung_nummer'::regclass);
alter table address alter id drop default;
drop sequence address_id_seq;
create schema counters;
create sequence counters.address as integer;
alter table only public.address alter column id set default nextval('counters.address'::regclass);
