-- task: ACCESS EXCLUSIVE. LOSES DATA: every value of task.token
ALTER TABLE "task" DROP COLUMN "token";
