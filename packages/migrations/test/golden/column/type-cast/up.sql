-- counter: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "counter" ALTER COLUMN "id" TYPE bigint;

-- counter: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "counter"
  ALTER COLUMN "hits" DROP DEFAULT,
  ALTER COLUMN "hits" TYPE bigint,
  ALTER COLUMN "hits" SET DEFAULT 0;

-- counter: ACCESS EXCLUSIVE, rewrites every row. LOSES DATA: the fractions in counter.ratio
ALTER TABLE "counter" ALTER COLUMN "ratio" TYPE integer;

-- counter: ACCESS EXCLUSIVE, rewrites every row. LOSES DATA: the time of day in counter.on_day
ALTER TABLE "counter" ALTER COLUMN "on_day" TYPE date;

-- counter: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "counter" ALTER COLUMN "label" TYPE varchar(10);
