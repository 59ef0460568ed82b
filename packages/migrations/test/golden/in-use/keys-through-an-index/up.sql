-- each statement by itself

-- task: SHARE UPDATE EXCLUSIVE, reads every row
CREATE UNIQUE INDEX CONCURRENTLY "task_code_key" ON "task" ("code");

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ADD CONSTRAINT "task_code_key" UNIQUE USING INDEX "task_code_key" DEFERRABLE INITIALLY DEFERRED;

-- task: SHARE UPDATE EXCLUSIVE, reads every row
CREATE UNIQUE INDEX CONCURRENTLY "task_owner_key" ON "task" ("owner") INCLUDE ("code") NULLS NOT DISTINCT;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ADD CONSTRAINT "task_owner_key" UNIQUE USING INDEX "task_owner_key";

-- task: SHARE UPDATE EXCLUSIVE, reads every row
CREATE UNIQUE INDEX CONCURRENTLY "task_pkey" ON "task" ("id");

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ADD CONSTRAINT "task_pkey" PRIMARY KEY USING INDEX "task_pkey";
