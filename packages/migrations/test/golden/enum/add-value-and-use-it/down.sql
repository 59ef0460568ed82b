-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "state" SET DEFAULT 'open'::state;

-- rule: ACCESS EXCLUSIVE. LOSES DATA: every row of rule
DROP TABLE "rule";

-- the next revision --

-- locks nothing that exists
ALTER TYPE "state" RENAME TO "state_old";

-- locks nothing that exists
CREATE TYPE "state" AS ENUM ('open', 'done');

-- task: ACCESS EXCLUSIVE, rewrites every row
-- Fails where task.state holds 'inbox'.
ALTER TABLE "task"
  ALTER COLUMN "state" DROP DEFAULT,
  ALTER COLUMN "state" TYPE state USING "state"::text::state,
  ALTER COLUMN "state" SET DEFAULT 'open'::state;

-- locks nothing that exists. LOSES DATA: the value 'inbox' of the type
DROP TYPE "state_old";
