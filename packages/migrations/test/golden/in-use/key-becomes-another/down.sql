-- task: ACCESS EXCLUSIVE, no rewrite, no scan
-- Each row of task gets 0 as a placeholder: what it held is gone. If you have better values, set them after these statements.
ALTER TABLE "task" ADD COLUMN "room" integer DEFAULT 0 NOT NULL;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "room" DROP DEFAULT;

-- the next revision --

-- each statement by itself

-- task: SHARE UPDATE EXCLUSIVE, reads every row
CREATE UNIQUE INDEX CONCURRENTLY "task_pkey" ON "task" ("room");

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" DROP CONSTRAINT "task_key", ADD CONSTRAINT "task_pkey" PRIMARY KEY USING INDEX "task_pkey";
