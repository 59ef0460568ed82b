-- each statement by itself

-- task: SHARE UPDATE EXCLUSIVE, reads every row
CREATE INDEX CONCURRENTLY "task_open_idx" ON "task" ("title") WHERE (NOT done);

-- locks nothing that exists
COMMENT ON INDEX "task_open_idx" IS 'what is left';
