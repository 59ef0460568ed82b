create table box (
  width integer not null,
  area integer default 0,
  edge integer
);
comment on column box.edge is 'All four';
