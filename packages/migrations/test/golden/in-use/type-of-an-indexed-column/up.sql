-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP INDEX "task_hours_idx";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" DROP CONSTRAINT "task_hours_check";

-- task: ACCESS EXCLUSIVE, rewrites every row
-- not online, because PostgreSQL has no form of it that lets others work
ALTER TABLE "task" ALTER COLUMN "hours" TYPE numeric;

-- task: ACCESS EXCLUSIVE, reads every row
-- not online, because task.hours, which it stands on, changes with it
ALTER TABLE "task" ADD CONSTRAINT "task_hours_check" CHECK (hours > 0.5);

-- task: SHARE, reads every row
-- not online, because task.hours, which it stands on, changes with it
CREATE INDEX "task_hours_idx" ON "task" ("hours") WHERE (hours > 5.5);

-- the next revision --

-- each statement by itself

-- task: SHARE UPDATE EXCLUSIVE, reads every row
CREATE INDEX CONCURRENTLY "task_id_idx" ON "task" ("id", "hours");
