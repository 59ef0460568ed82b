-- person: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "person" ALTER COLUMN "age" TYPE integer;

-- person: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "person" ADD COLUMN "born" date;
