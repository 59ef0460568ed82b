-- member: ACCESS EXCLUSIVE, reads every row
ALTER TABLE "member" ALTER COLUMN "name" TYPE text;
