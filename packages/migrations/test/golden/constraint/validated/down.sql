-- t: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "t" DROP CONSTRAINT "t_a";

-- t: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "t" ADD CONSTRAINT "t_a" CHECK ((a > 0)) NOT VALID;
