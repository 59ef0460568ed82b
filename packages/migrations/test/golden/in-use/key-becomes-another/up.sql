-- each statement by itself

-- task: SHARE UPDATE EXCLUSIVE, reads every row
CREATE UNIQUE INDEX CONCURRENTLY "task_key" ON "task" ("number");

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" DROP CONSTRAINT "task_pkey", ADD CONSTRAINT "task_key" PRIMARY KEY USING INDEX "task_key";

-- the next revision --

-- task: ACCESS EXCLUSIVE. LOSES DATA: every value of task.room
ALTER TABLE "task" DROP COLUMN "room";
