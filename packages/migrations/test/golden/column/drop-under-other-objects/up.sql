-- task_guild: ACCESS EXCLUSIVE
DROP VIEW "task_guild";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP INDEX "task_due_idx";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP INDEX "task_guild_due_idx";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP INDEX "task_recent_idx";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" DROP CONSTRAINT "task_check";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" DROP CONSTRAINT "task_guild_fk";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" DROP CONSTRAINT "task_name_key";

-- task: ACCESS EXCLUSIVE, reads every row
ALTER TABLE "task" ADD CONSTRAINT "task_check" CHECK (name <> ''::text);

-- task: ACCESS EXCLUSIVE, reads every row
ALTER TABLE "task" ADD CONSTRAINT "task_name_key" UNIQUE ("name");

-- task: SHARE, reads every row
CREATE INDEX "task_due_idx" ON "task" ("due_at");

-- task: ACCESS EXCLUSIVE. LOSES DATA: every value of task.guild_id
ALTER TABLE "task" DROP COLUMN "guild_id";
