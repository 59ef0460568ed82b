-- t: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "t" DROP CONSTRAINT "t_c";

-- t: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "t" ALTER COLUMN "a" DROP DEFAULT;

-- t: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "t" ALTER COLUMN "a" TYPE varchar(20);

-- t: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "t" ALTER COLUMN "a" SET DEFAULT 'x'::character varying;

-- t: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "t" ALTER COLUMN "b" DROP DEFAULT;

-- t: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "t" ALTER COLUMN "b" TYPE integer;

-- t: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "t" ALTER COLUMN "b" SET DEFAULT 1;

-- t: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "t" ALTER COLUMN "c" TYPE text;

-- t: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "t" ALTER COLUMN "d" TYPE timestamp;

-- t: ACCESS EXCLUSIVE, rewrites every row. LOSES DATA: decimal places in t.e
ALTER TABLE "t" ALTER COLUMN "e" TYPE numeric(10,2);

-- t: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "t" ALTER COLUMN "f" TYPE text[];

-- t: ACCESS EXCLUSIVE, reads every row
ALTER TABLE "t" ADD CONSTRAINT "t_c" CHECK ((c <> ''::text));
