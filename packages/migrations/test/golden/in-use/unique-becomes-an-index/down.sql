-- each statement by itself

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ADD CONSTRAINT "task_title" UNIQUE USING INDEX "task_title";
