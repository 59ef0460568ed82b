-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "name" DROP NOT NULL;

-- task: ACCESS EXCLUSIVE, reads every row
ALTER TABLE "task" ALTER COLUMN "note" SET NOT NULL;
