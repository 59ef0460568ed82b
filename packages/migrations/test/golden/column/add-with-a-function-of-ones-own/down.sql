-- task: ACCESS EXCLUSIVE. LOSES DATA: every value of task.code
ALTER TABLE "task" DROP COLUMN "code";

-- task: ACCESS EXCLUSIVE. LOSES DATA: every value of task.since
ALTER TABLE "task" DROP COLUMN "since";
