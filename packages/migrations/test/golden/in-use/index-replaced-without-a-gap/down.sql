-- each statement by itself

-- task: SHARE UPDATE EXCLUSIVE, reads every row
CREATE INDEX CONCURRENTLY "task_idx_new" ON "task" ("title");

-- task: SHARE UPDATE EXCLUSIVE
DROP INDEX CONCURRENTLY "task_idx";

-- task_idx: SHARE UPDATE EXCLUSIVE
ALTER INDEX "task_idx_new" RENAME TO "task_idx";
