-- task: ACCESS EXCLUSIVE, rewrites every row. LOSES DATA: the spelling in task.key
ALTER TABLE "task" ALTER COLUMN "key" TYPE uuid USING "key"::uuid;

-- task: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "task"
  ALTER COLUMN "state" DROP DEFAULT,
  ALTER COLUMN "state" TYPE state USING "state"::state,
  ALTER COLUMN "state" SET DEFAULT 'open'::state;

-- task: ACCESS EXCLUSIVE, rewrites every row. LOSES DATA: the spelling in task.payload
ALTER TABLE "task" ALTER COLUMN "payload" TYPE jsonb USING "payload"::jsonb;

-- task: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "task" ALTER COLUMN "flag" TYPE integer USING "flag"::integer;

-- task: ACCESS EXCLUSIVE, rewrites every row. LOSES DATA: the spelling in task.numbers
ALTER TABLE "task" ALTER COLUMN "numbers" TYPE integer[] USING "numbers"::integer[];

-- task: ACCESS EXCLUSIVE, rewrites every row
-- No cast leads from integer to integer[]: this is what is mostly meant. Where it is not, write another expression in its place.
ALTER TABLE "task" ALTER COLUMN "one" TYPE integer[] USING (case when "one" is not null then array["one"] end);
