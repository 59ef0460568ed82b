-- reminder: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "reminder" ADD COLUMN "priority" smallint DEFAULT 1 NOT NULL;

-- reminder: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "reminder" ADD COLUMN "snoozed_until" timestamptz;

-- reminder: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "reminder" ADD COLUMN "token" uuid DEFAULT gen_random_uuid() NOT NULL;
