create table "Order ""x"" é🙂" ("select" text default E'it''s \\ $$ fine', "from" integer);
comment on column "Order ""x"" é🙂"."select" is E'line\nbreak';
