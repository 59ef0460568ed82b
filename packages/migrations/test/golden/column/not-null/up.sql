-- task: ACCESS EXCLUSIVE, reads every row
ALTER TABLE "task" ALTER COLUMN "name" SET NOT NULL;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "note" DROP NOT NULL;
