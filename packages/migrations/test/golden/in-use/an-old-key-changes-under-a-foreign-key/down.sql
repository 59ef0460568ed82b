-- each statement by itself

-- task: ACCESS EXCLUSIVE, no rewrite, no scan; client: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" DROP CONSTRAINT "task_client_fkey";

-- client: SHARE UPDATE EXCLUSIVE, reads every row
CREATE UNIQUE INDEX CONCURRENTLY "client_key_new" ON "client" ("id");

-- client: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "client" DROP CONSTRAINT "client_key", ADD CONSTRAINT "client_key" UNIQUE USING INDEX "client_key_new";

-- task: SHARE ROW EXCLUSIVE; client: SHARE ROW EXCLUSIVE
ALTER TABLE "task" ADD CONSTRAINT "task_client_fkey" FOREIGN KEY ("client_id") REFERENCES "client" ("id") NOT VALID;

-- task: SHARE UPDATE EXCLUSIVE, reads every row; client: ROW SHARE, reads every row
ALTER TABLE "task" VALIDATE CONSTRAINT "task_client_fkey";
