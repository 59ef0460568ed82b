-- By hand, with the names that PostgreSQL makes up.
create extension "uuid-ossp";
create type standing as enum ('lead', 'regular');
create type order_state as enum ('open', 'sent', 'returned');
create table customer (
  id serial primary key,
  mail varchar(200) not null unique,
  name text not null check (length(name) > 0),
  town text,
  "größe" int check ("größe" > 10 and "größe" < 300),
  standing standing not null default 'lead',
  since timestamptz not null default current_timestamp
);
create index on customer (town) where town != 'nowhere at all';
create index on customer (name, town);
create table product (
  id uuid primary key default gen_random_uuid(),
  maker text not null,
  code text not null,
  price decimal(10,2) not null default 0.00 check (price >= 0),
  tags text[] not null default '{}',
  unique (maker, code)
);
create index on product (price);
create table "order" (
  id bigserial primary key,
  "placedAt" timestamp(3) not null,
  state order_state not null default 'open',
  note jsonb not null default '{}',
  "customerId" int not null references customer on delete cascade,
  "productId" uuid references product
);
create index on "order" ("placedAt");
create table address (
  id serial primary key,
  street varchar not null,
  customer_id int unique references customer on delete set null
);
create table customer_wishes_product (
  "customerId" int references customer on delete cascade on update cascade,
  "productId" uuid references product on delete cascade on update cascade,
  primary key ("customerId", "productId")
);
create index on customer_wishes_product ("customerId");
create index on customer_wishes_product ("productId");
