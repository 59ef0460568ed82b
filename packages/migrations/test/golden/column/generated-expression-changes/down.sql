-- t: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "t" ALTER COLUMN "b" SET EXPRESSION AS ((a + 1));
