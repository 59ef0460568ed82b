-- task: ACCESS EXCLUSIVE, no rewrite, no scan; task_state: SHARE
ALTER TABLE "task" REPLICA IDENTITY DEFAULT;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP INDEX "task_state";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" DROP CONSTRAINT "task_key";

-- locks nothing that exists
ALTER TYPE "mood" ADD VALUE 'sad' BEFORE 'fine';

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "state" TYPE text;

-- task: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "task" ALTER COLUMN "note" TYPE text;

-- task: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "task" ALTER COLUMN "body" TYPE text;

-- task: ACCESS EXCLUSIVE, reads every row
ALTER TABLE "task" ADD CONSTRAINT "task_pkey" PRIMARY KEY ("id");

-- task: SHARE, reads every row
CREATE UNIQUE INDEX "task_state" ON "task" ("state") WITH (fillfactor=50);

-- task: SHARE UPDATE EXCLUSIVE
ALTER TABLE "task" CLUSTER ON "task_pkey";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "body" SET COMPRESSION pglz;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan; task_state: SHARE
ALTER TABLE "task" REPLICA IDENTITY USING INDEX "task_state";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "note" SET STORAGE MAIN;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "state" SET STORAGE EXTERNAL;
