-- t: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "t" DROP CONSTRAINT "t_c";

-- t: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "t" ALTER COLUMN "a" DROP DEFAULT;

-- t: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "t" ALTER COLUMN "a" TYPE varchar(50);

-- t: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "t" ALTER COLUMN "a" SET DEFAULT 'x'::character varying;

-- t: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "t" ALTER COLUMN "b" DROP DEFAULT;

-- t: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "t" ALTER COLUMN "b" TYPE bigint;

-- t: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "t" ALTER COLUMN "b" SET DEFAULT 1;

-- t: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "t" ALTER COLUMN "c" TYPE integer USING "c"::integer;

-- t: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "t" ALTER COLUMN "d" TYPE timestamptz;

-- t: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "t" ALTER COLUMN "e" TYPE numeric(12,4);

-- t: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "t" ALTER COLUMN "f" TYPE integer[] USING "f"::text[]::integer[];

-- t: ACCESS EXCLUSIVE, reads every row
ALTER TABLE "t" ADD CONSTRAINT "t_c" CHECK ((c > 0));
