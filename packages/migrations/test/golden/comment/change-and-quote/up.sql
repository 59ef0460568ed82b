-- task: SHARE UPDATE EXCLUSIVE
COMMENT ON COLUMN "task"."note" IS NULL;

-- task: SHARE UPDATE EXCLUSIVE
COMMENT ON TABLE "task" IS E'it''s "after" \\ with $$ and a
second line';
