-- task: SHARE UPDATE EXCLUSIVE
COMMENT ON COLUMN "task"."note" IS 'only before';

-- task: SHARE UPDATE EXCLUSIVE
COMMENT ON TABLE "task" IS 'before';
