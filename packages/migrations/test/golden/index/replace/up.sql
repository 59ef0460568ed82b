-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP INDEX "task_at_idx";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP INDEX "task_name_idx";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP INDEX "task_payload_idx";

-- task: SHARE, reads every row
CREATE INDEX "task_at_idx" ON "task" USING brin ("at") WITH (pages_per_range=32);

-- task_at_idx: SHARE UPDATE EXCLUSIVE
COMMENT ON INDEX "task_at_idx" IS 'Small';

-- task: SHARE, reads every row
CREATE UNIQUE INDEX "task_name_idx" ON "task" ((lower(name)) text_pattern_ops, "at" DESC) INCLUDE ("id") NULLS NOT DISTINCT WHERE (name IS NOT NULL);

-- task: SHARE, reads every row
CREATE INDEX "task_payload_idx" ON "task" USING gin ("payload" jsonb_path_ops);

-- task_tags_idx: ACCESS EXCLUSIVE
-- What is in the index already stays as it is, until REINDEX.
ALTER INDEX "task_tags_idx" SET (fastupdate=off);
