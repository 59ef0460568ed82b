-- each statement by itself

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "token" DROP DEFAULT;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "token" DROP NOT NULL;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "seen" DROP DEFAULT;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "number" DROP DEFAULT;

-- task_number_seq: ACCESS EXCLUSIVE. LOSES DATA: the number that task.number has reached
DROP SEQUENCE "task_number_seq";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "number" DROP NOT NULL;

-- task: SHARE UPDATE EXCLUSIVE
DROP INDEX CONCURRENTLY "task_token_idx";

-- the next revision --

-- task: ACCESS EXCLUSIVE. LOSES DATA: every value of task.token
ALTER TABLE "task" DROP COLUMN "token";

-- task: ACCESS EXCLUSIVE. LOSES DATA: every value of task.seen
ALTER TABLE "task" DROP COLUMN "seen";

-- task: ACCESS EXCLUSIVE. LOSES DATA: every value of task.number
ALTER TABLE "task" DROP COLUMN "number";

-- task: ACCESS EXCLUSIVE. LOSES DATA: every value of task.plain
ALTER TABLE "task" DROP COLUMN "plain";
