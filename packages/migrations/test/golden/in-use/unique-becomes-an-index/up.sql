-- each statement by itself

-- task: SHARE UPDATE EXCLUSIVE, reads every row
CREATE UNIQUE INDEX CONCURRENTLY "task_title_new" ON "task" ("title");

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" DROP CONSTRAINT "task_title";

-- locks nothing that exists
ALTER INDEX "task_title_new" RENAME TO "task_title";
