-- open_task: ACCESS EXCLUSIVE
DROP VIEW "open_task";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" DROP CONSTRAINT "task_state_check";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" DROP COLUMN "is_open";

-- locks nothing that exists
ALTER TYPE "state" RENAME TO "state_old";

-- locks nothing that exists
CREATE TYPE "state" AS ENUM ('open', 'done');

-- task: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "task"
  ALTER COLUMN "past" DROP DEFAULT,
  ALTER COLUMN "past" TYPE state[] USING "past"::text[]::state[],
  ALTER COLUMN "past" SET DEFAULT ARRAY['open'::state];

-- task: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "task"
  ALTER COLUMN "state" DROP DEFAULT,
  ALTER COLUMN "state" TYPE state USING "state"::text::state,
  ALTER COLUMN "state" SET DEFAULT 'open'::state;

-- locks nothing that exists. LOSES DATA: the value 'waiting' of the type
DROP TYPE "state_old";

-- task: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "task" ADD COLUMN "is_open" boolean GENERATED ALWAYS AS (state <> 'done'::state) STORED;

-- task: ACCESS EXCLUSIVE, reads every row
ALTER TABLE "task" ADD CONSTRAINT "task_state_check" CHECK ((state <> 'done'::state) OR (id > 0));

-- locks nothing that exists
CREATE VIEW "open_task" AS
 SELECT id,
    state
   FROM task
  WHERE (state = 'open'::state);

-- locks nothing that exists
COMMENT ON TYPE "state" IS 'How far a task is';
