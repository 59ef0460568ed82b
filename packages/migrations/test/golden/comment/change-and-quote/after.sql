create table task (id integer, note text);
comment on table task is 'it''s "after" \ with $$ and a
second line';
