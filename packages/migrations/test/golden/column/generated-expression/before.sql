create table box (
  width integer not null,
  height integer not null,
  area integer generated always as (width * height) stored,
  edge integer generated always as (width + height) virtual
);
create index box_area_idx on box (area);
