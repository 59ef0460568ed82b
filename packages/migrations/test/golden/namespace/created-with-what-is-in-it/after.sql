create schema billing;
create table billing.invoice (id integer primary key, total numeric(12,2) not null);
