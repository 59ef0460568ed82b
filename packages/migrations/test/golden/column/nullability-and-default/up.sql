-- t: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "t" ALTER COLUMN "a" SET DEFAULT 'y'::text;

-- t: ACCESS EXCLUSIVE, reads every row
ALTER TABLE "t" ALTER COLUMN "a" SET NOT NULL;

-- t: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "t" ALTER COLUMN "b" DROP DEFAULT;

-- t: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "t" ALTER COLUMN "b" DROP NOT NULL;
