-- each statement by itself

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" DROP CONSTRAINT "task_code_key";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" DROP CONSTRAINT "task_owner_key";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" DROP CONSTRAINT "task_pkey";
