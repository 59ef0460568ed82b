-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "id" DROP DEFAULT;
