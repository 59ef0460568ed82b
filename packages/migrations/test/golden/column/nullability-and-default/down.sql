-- t: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "t" ALTER COLUMN "a" DROP DEFAULT;

-- t: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "t" ALTER COLUMN "a" DROP NOT NULL;

-- t: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "t" ALTER COLUMN "b" SET DEFAULT 'x'::text;

-- t: ACCESS EXCLUSIVE, reads every row
ALTER TABLE "t" ALTER COLUMN "b" SET NOT NULL;
