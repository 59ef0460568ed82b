-- booking: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "booking" DROP CONSTRAINT "booking_once";

-- the next revision --

-- note: ACCESS EXCLUSIVE. LOSES DATA: every value of note.token
ALTER TABLE "note" DROP COLUMN "token";

-- the next revision --

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP INDEX "task_label";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan; client: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" DROP CONSTRAINT "task_client";

-- client: ACCESS EXCLUSIVE, rewrites every row
-- Fails at a value of client.id that integer does not hold.
-- not online, because PostgreSQL has no form of it that lets others work
ALTER TABLE "client" ALTER COLUMN "id" TYPE integer;

-- task: ACCESS EXCLUSIVE, rewrites every row
-- Fails at a value of task.client_id that integer does not hold.
-- not online, because PostgreSQL has no form of it that lets others work
ALTER TABLE "task" ALTER COLUMN "client_id" TYPE integer;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "label" TYPE text;

-- task: SHARE ROW EXCLUSIVE, reads every row; client: SHARE ROW EXCLUSIVE, reads every row
-- not online, because client.id, which it stands on, changes with it
ALTER TABLE "task" ADD CONSTRAINT "task_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id");

-- task: SHARE, reads every row
-- not online, because task.label, which it stands on, changes with it
CREATE INDEX "task_label" ON "task" ((lower(label))) WHERE (state = 'open'::text);

-- client: ACCESS EXCLUSIVE. LOSES DATA: every value of client.number
ALTER TABLE "client" DROP COLUMN "number";

-- the next revision --

-- visit: ACCESS EXCLUSIVE, no rewrite, no scan
DROP INDEX "visit_place";
