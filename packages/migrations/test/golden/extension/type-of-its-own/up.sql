-- locks nothing that exists
CREATE EXTENSION IF NOT EXISTS "citext";

-- account: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "account" ALTER COLUMN "email" TYPE citext;
