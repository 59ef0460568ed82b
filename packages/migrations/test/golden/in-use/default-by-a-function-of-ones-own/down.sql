-- each statement by itself

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "code" DROP DEFAULT;

-- the next revision --

-- task: ACCESS EXCLUSIVE. LOSES DATA: every value of task.code
ALTER TABLE "task" DROP COLUMN "code";

-- task: ACCESS EXCLUSIVE. LOSES DATA: every value of task.since
ALTER TABLE "task" DROP COLUMN "since";
