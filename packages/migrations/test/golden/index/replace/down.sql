-- task_tags_idx: ACCESS EXCLUSIVE
-- What is in the index already stays as it is, until REINDEX.
ALTER INDEX "task_tags_idx" RESET (fastupdate);

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP INDEX "task_at_idx";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP INDEX "task_name_idx";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP INDEX "task_payload_idx";

-- task: SHARE, reads every row
CREATE INDEX "task_at_idx" ON "task" ("at");

-- task: SHARE, reads every row
CREATE INDEX "task_name_idx" ON "task" ("name");

-- task: SHARE, reads every row
CREATE UNIQUE INDEX "task_payload_idx" ON "task" (((payload ->> 'key'::text)));
