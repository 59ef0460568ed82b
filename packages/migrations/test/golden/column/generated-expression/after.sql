create table box (
  width integer not null,
  height integer not null,
  area integer generated always as (width * height * 2) stored,
  edge integer generated always as ((width + height) * 2) virtual
);
create index box_area_idx on box (area);
