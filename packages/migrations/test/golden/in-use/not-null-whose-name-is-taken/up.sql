-- each statement by itself

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
-- for PostgreSQL 18 and later
ALTER TABLE "task" ADD CONSTRAINT "task_title_not_null2" NOT NULL "title" NOT VALID;

-- task: SHARE UPDATE EXCLUSIVE, reads every row
ALTER TABLE "task" VALIDATE CONSTRAINT "task_title_not_null2";
