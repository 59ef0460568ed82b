-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP INDEX "task_due_idx";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" DROP CONSTRAINT "task_check";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" DROP CONSTRAINT "task_name_key";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
-- What it held is gone, and nothing can stand in for it: write values that you know behind this statement.
ALTER TABLE "task" ADD COLUMN "guild_id" bigint;

-- task: ACCESS EXCLUSIVE, reads every row. NEEDS DATA: a value of task.guild_id in every row of task
ALTER TABLE "task" ALTER COLUMN "guild_id" SET NOT NULL;

-- task: SHARE UPDATE EXCLUSIVE
COMMENT ON COLUMN "task"."guild_id" IS 'Where it is from';

-- task: ACCESS EXCLUSIVE, reads every row
ALTER TABLE "task" ADD CONSTRAINT "task_check" CHECK ((guild_id > 0) OR (name <> ''::text));

-- task: ACCESS EXCLUSIVE, reads every row
ALTER TABLE "task" ADD CONSTRAINT "task_name_key" UNIQUE ("guild_id", "name");

-- task: SHARE ROW EXCLUSIVE, reads every row
ALTER TABLE "task" ADD CONSTRAINT "task_guild_fk" FOREIGN KEY ("guild_id", "name") REFERENCES "task" ("guild_id", "name");

-- task: SHARE, reads every row
CREATE INDEX "task_due_idx" ON "task" ("due_at") INCLUDE ("guild_id");

-- task: SHARE, reads every row
CREATE INDEX "task_guild_due_idx" ON "task" ("guild_id", "due_at");

-- task: SHARE, reads every row
CREATE INDEX "task_recent_idx" ON "task" ("due_at") WHERE (guild_id > 0);

-- locks nothing that exists
CREATE VIEW "task_guild" AS
 SELECT id,
    guild_id
   FROM task;
