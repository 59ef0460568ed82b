create table box (
  width integer not null,
  area integer generated always as (width * width) stored,
  edge integer generated always as (width * 4) virtual
);
comment on column box.edge is 'All four';
