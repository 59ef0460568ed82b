-- t: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "t" ADD COLUMN "a" integer;

-- t: SHARE UPDATE EXCLUSIVE
COMMENT ON COLUMN "t"."a" IS 'gone soon';

-- t: ACCESS EXCLUSIVE, reads every row
ALTER TABLE "t" ADD CONSTRAINT "t_a_b_key" UNIQUE ("a", "b");

-- t: ACCESS EXCLUSIVE, reads every row
ALTER TABLE "t" ADD CONSTRAINT "t_check" CHECK ((a > b));

-- t: SHARE, reads every row
CREATE INDEX "t_ac" ON "t" ("a") INCLUDE ("c");
