-- task: ACCESS EXCLUSIVE. LOSES DATA: the number that task.id has reached
ALTER TABLE "task" ALTER COLUMN "id" DROP IDENTITY;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "number" DROP DEFAULT;

-- task_number_seq: ACCESS EXCLUSIVE. LOSES DATA: the number that task.number has reached
DROP SEQUENCE "task_number_seq";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "number" DROP NOT NULL;
