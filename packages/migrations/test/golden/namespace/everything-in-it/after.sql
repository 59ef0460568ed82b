create table customer (id bigint generated always as identity primary key);
create schema billing;
create type billing.state as enum ('draft', 'sent', 'paid');
create sequence billing.invoice_number start with 1000;
create table billing.invoice (
  id bigint generated always as identity primary key,
  customer_id bigint not null constraint invoice_customer_fk references customer,
  number bigint not null default nextval('billing.invoice_number') constraint invoice_number_key unique,
  state billing.state not null default 'draft',
  total numeric(12,2) not null constraint invoice_total_check check (total >= 0)
);
create index invoice_customer_idx on billing.invoice (customer_id);
create view billing.unpaid as select id, total from billing.invoice where state <> 'paid';
comment on schema billing is 'What customers owe us';
