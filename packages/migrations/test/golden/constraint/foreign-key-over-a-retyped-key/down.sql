-- c: ACCESS EXCLUSIVE, no rewrite, no scan; p: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "c" DROP CONSTRAINT "c_p";

-- c: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "c" ALTER COLUMN "id" TYPE integer;

-- p: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "p" ALTER COLUMN "id" TYPE integer;

-- c: SHARE ROW EXCLUSIVE, reads every row; p: SHARE ROW EXCLUSIVE
ALTER TABLE "c" ADD CONSTRAINT "c_p" FOREIGN KEY ("id") REFERENCES "p" ("id");
