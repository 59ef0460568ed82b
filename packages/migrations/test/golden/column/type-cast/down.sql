-- counter: ACCESS EXCLUSIVE, rewrites every row
-- Fails at a value of counter.id that integer does not hold.
ALTER TABLE "counter" ALTER COLUMN "id" TYPE integer;

-- counter: ACCESS EXCLUSIVE, rewrites every row
-- Fails at a value of counter.hits that integer does not hold.
ALTER TABLE "counter"
  ALTER COLUMN "hits" DROP DEFAULT,
  ALTER COLUMN "hits" TYPE integer,
  ALTER COLUMN "hits" SET DEFAULT 0;

-- counter: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "counter" ALTER COLUMN "ratio" TYPE numeric;

-- counter: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "counter" ALTER COLUMN "on_day" TYPE timestamp;

-- counter: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "counter" ALTER COLUMN "label" TYPE text;
