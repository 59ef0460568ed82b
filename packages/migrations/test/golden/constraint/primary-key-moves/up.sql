-- step: ACCESS EXCLUSIVE, no rewrite, no scan; task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "step" DROP CONSTRAINT "step_task_fk";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" DROP CONSTRAINT "task_pk";

-- task: ACCESS EXCLUSIVE, reads every row
ALTER TABLE "task" ADD CONSTRAINT "task_pk" PRIMARY KEY ("key");

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" DROP CONSTRAINT "task_key";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "id" DROP NOT NULL;

-- step: SHARE ROW EXCLUSIVE, reads every row; task: SHARE ROW EXCLUSIVE, reads every row
ALTER TABLE "step" ADD CONSTRAINT "step_task_fk" FOREIGN KEY ("task_key") REFERENCES "task" ("key");
