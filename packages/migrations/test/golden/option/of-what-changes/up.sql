-- task: ACCESS EXCLUSIVE, no rewrite, no scan; task_state: SHARE
ALTER TABLE "task" REPLICA IDENTITY DEFAULT;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP INDEX "task_state";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" DROP CONSTRAINT "task_pkey";

-- locks nothing that exists
ALTER TYPE "mood" RENAME TO "mood_old";

-- locks nothing that exists
CREATE TYPE "mood" AS ENUM ('fine');

-- task: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "task" ALTER COLUMN "mood" TYPE mood USING "mood"::text::mood;

-- locks nothing that exists. LOSES DATA: the value 'sad' of the type
DROP TYPE "mood_old";

-- task: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "task" ALTER COLUMN "state" TYPE varchar(20);

-- task: ACCESS EXCLUSIVE, rewrites every row. LOSES DATA: the spelling in task.note
ALTER TABLE "task" ALTER COLUMN "note" TYPE integer USING "note"::integer;

-- task: ACCESS EXCLUSIVE, rewrites every row. LOSES DATA: the spelling in task.body
ALTER TABLE "task" ALTER COLUMN "body" TYPE jsonb USING "body"::jsonb;

-- task: ACCESS EXCLUSIVE, reads every row
ALTER TABLE "task" ADD CONSTRAINT "task_key" PRIMARY KEY ("id", "state");

-- task: SHARE, reads every row
CREATE UNIQUE INDEX "task_state" ON "task" ("state", "id") WITH (fillfactor=50);

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "body" SET COMPRESSION pglz;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan; task_state: SHARE
ALTER TABLE "task" REPLICA IDENTITY USING INDEX "task_state";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "state" SET STORAGE EXTERNAL;
