-- Names by hand on objects that also say what entities cannot: it is kept.
-- from: typeorm-0.3.sql
drop index "IDX_282d8eee00d58b0b938c67a33a";
create index placed_by_hand on "order" ("placedAt") include (state) with (fillfactor = 70);
alter table product drop constraint "UQ_d4f6b17081b4c73e9111d700fbd";
alter table product add constraint by_hand unique (maker, code) include (price);
alter table "order" drop constraint "FK_124456e637cca7a415897dce659";
alter table "order" add constraint not_looked_at foreign key ("customerId") references customer on delete cascade not valid;
alter table customer alter since type timestamptz(6);
comment on constraint by_hand on product is 'agreed with the makers';
comment on index placed_by_hand is 'for the monthly report';
