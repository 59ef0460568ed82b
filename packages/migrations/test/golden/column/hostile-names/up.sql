-- locks nothing that exists
CREATE TABLE "Order ""x"" é🙂" (
  "select" text DEFAULT 'it''s \ $$ fine'::text,
  "from" integer
);

-- locks nothing that exists
COMMENT ON COLUMN "Order ""x"" é🙂"."select" IS 'line
break';
