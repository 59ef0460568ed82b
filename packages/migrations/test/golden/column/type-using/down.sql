-- task: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "task" ALTER COLUMN "key" TYPE text;

-- task: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "task"
  ALTER COLUMN "state" DROP DEFAULT,
  ALTER COLUMN "state" TYPE text,
  ALTER COLUMN "state" SET DEFAULT 'open'::text;

-- task: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "task" ALTER COLUMN "payload" TYPE text;

-- task: ACCESS EXCLUSIVE, rewrites every row. LOSES DATA: which number it was in task.flag
ALTER TABLE "task" ALTER COLUMN "flag" TYPE boolean USING "flag"::boolean;

-- task: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "task" ALTER COLUMN "numbers" TYPE text[];

-- task: ACCESS EXCLUSIVE, rewrites every row. LOSES DATA: all but one value of each list in task.one
-- No cast leads from integer[] to integer: this is what is mostly meant. Where it is not, write another expression in its place.
ALTER TABLE "task" ALTER COLUMN "one" TYPE integer USING ("one"[1]);
