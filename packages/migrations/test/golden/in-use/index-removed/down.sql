-- each statement by itself

-- task: SHARE UPDATE EXCLUSIVE, reads every row
CREATE INDEX CONCURRENTLY "task_idx" ON "task" ("title");
