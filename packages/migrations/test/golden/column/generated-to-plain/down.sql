-- box: ACCESS EXCLUSIVE. LOSES DATA: every value of box.area
ALTER TABLE "box" DROP COLUMN "area";

-- box: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "box" ADD COLUMN "area" integer GENERATED ALWAYS AS (width * width) STORED;

-- box: ACCESS EXCLUSIVE. LOSES DATA: every value of box.edge
ALTER TABLE "box" DROP COLUMN "edge";

-- box: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "box" ADD COLUMN "edge" integer GENERATED ALWAYS AS (width * 4) VIRTUAL;

-- box: SHARE UPDATE EXCLUSIVE
COMMENT ON COLUMN "box"."edge" IS 'All four';
