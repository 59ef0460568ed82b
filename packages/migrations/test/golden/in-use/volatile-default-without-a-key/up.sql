-- task: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "task" ADD COLUMN "token" uuid DEFAULT gen_random_uuid() NOT NULL;
