-- each statement by itself

-- task: SHARE ROW EXCLUSIVE; client: SHARE ROW EXCLUSIVE
ALTER TABLE "task" ADD CONSTRAINT "task_client_fkey" FOREIGN KEY ("client_id") REFERENCES "client" ("id") ON DELETE CASCADE NOT VALID;

-- task: SHARE UPDATE EXCLUSIVE, reads every row; client: ROW SHARE, reads every row
ALTER TABLE "task" VALIDATE CONSTRAINT "task_client_fkey";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ADD CONSTRAINT "task_hours_check" CHECK (hours >= 0) NOT VALID;

-- task: SHARE UPDATE EXCLUSIVE, reads every row
ALTER TABLE "task" VALIDATE CONSTRAINT "task_hours_check";
