-- locks nothing that exists
CREATE TABLE "note" (
  "id" integer NOT NULL,
  CONSTRAINT "note_pkey" PRIMARY KEY ("id")
);

-- the next revision --

-- locks nothing that exists
CREATE TYPE "mood" AS ENUM ('sad', 'glad');

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ADD COLUMN "feeling" mood;

-- task: SHARE, reads every row
-- not online, because what it takes back was done in one transaction
CREATE INDEX "task_feeling_idx" ON "task" ("feeling");

-- the next revision --

-- each statement by itself

-- task: SHARE UPDATE EXCLUSIVE
DROP INDEX CONCURRENTLY "task_body_idx";

-- the next revision --

-- Data: put statements that move those rows back here, and delete what was inserted into tables that stay.

-- task: ACCESS EXCLUSIVE. LOSES DATA: every value of task.body
ALTER TABLE "task" DROP COLUMN "body";
