-- box: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "box" DROP COLUMN "edge";

-- box: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "box" ALTER COLUMN "area" DROP EXPRESSION;

-- box: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "box" ALTER COLUMN "area" SET DEFAULT 0;

-- box: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "box" ADD COLUMN "edge" integer;

-- box: SHARE UPDATE EXCLUSIVE
COMMENT ON COLUMN "box"."edge" IS 'All four';
