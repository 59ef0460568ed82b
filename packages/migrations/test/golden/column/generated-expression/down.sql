-- box: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "box" DROP COLUMN "edge";

-- box: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "box" ALTER COLUMN "area" SET EXPRESSION AS (width * height);

-- box: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "box" ADD COLUMN "edge" integer GENERATED ALWAYS AS (width + height) VIRTUAL;
