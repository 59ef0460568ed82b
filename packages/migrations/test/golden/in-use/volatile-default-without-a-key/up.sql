-- task: ACCESS EXCLUSIVE, rewrites every row
-- not online, because task has no key by which its rows could be filled in batches
ALTER TABLE "task" ADD COLUMN "token" uuid DEFAULT gen_random_uuid() NOT NULL;
