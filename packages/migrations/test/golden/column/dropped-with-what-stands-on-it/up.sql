-- t: ACCESS EXCLUSIVE, no rewrite, no scan
DROP INDEX "t_ac";

-- t: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "t" DROP CONSTRAINT "t_a_b_key";

-- t: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "t" DROP CONSTRAINT "t_check";

-- t: ACCESS EXCLUSIVE. LOSES DATA: every value of t.a
ALTER TABLE "t" DROP COLUMN "a";
