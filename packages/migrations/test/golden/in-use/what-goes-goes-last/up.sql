-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ADD COLUMN "body" text;

-- Data: put statements that move rows here, before a later revision drops where they are now.

-- the next revision --

-- each statement by itself

-- task: SHARE UPDATE EXCLUSIVE, reads every row
CREATE INDEX CONCURRENTLY "task_body_idx" ON "task" ("body");

-- the next revision --

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP INDEX "task_feeling_idx";

-- task: ACCESS EXCLUSIVE. LOSES DATA: every value of task.feeling
ALTER TABLE "task" DROP COLUMN "feeling";

-- locks nothing that exists
DROP TYPE "mood";

-- the next revision --

-- note: ACCESS EXCLUSIVE. LOSES DATA: every row of note
DROP TABLE "note";
