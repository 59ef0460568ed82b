-- t: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "t" DROP CONSTRAINT "t_b";

-- t: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "t" DROP CONSTRAINT "t_c";

-- t: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "t" DROP CONSTRAINT "t_d";

-- t: ACCESS EXCLUSIVE, no rewrite, no scan; p: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "t" DROP CONSTRAINT "t_p";

-- t: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "t" DROP CONSTRAINT "t_pkey";

-- t: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "t" ALTER COLUMN "a" DROP NOT NULL;
