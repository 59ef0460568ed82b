-- each statement by itself

-- task: ACCESS EXCLUSIVE, no rewrite, no scan; client: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" DROP CONSTRAINT "task_client_fkey";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" DROP CONSTRAINT "task_hours_check";
