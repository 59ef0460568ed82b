-- each statement by itself

-- task: SHARE UPDATE EXCLUSIVE, reads every row
CREATE UNIQUE INDEX CONCURRENTLY "task_title_key" ON "task" ("title");

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ADD CONSTRAINT "task_title_key" UNIQUE USING INDEX "task_title_key";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" DROP CONSTRAINT "task_guild_title_key";
