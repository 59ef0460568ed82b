create table task (
  id integer primary key,
  note text,
  is_done boolean not null default false,
  created_at timestamptz not null default now(),
  token uuid not null default gen_random_uuid(),
  number serial,
  position bigint generated always as identity (start with 10 increment by 10),
  title text not null,
  slug text generated always as (lower(title)) stored,
  size integer generated always as (length(title)) virtual,
  price numeric(10,2) default 0
);
