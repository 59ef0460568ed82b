-- account: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "account" ALTER COLUMN "email" TYPE text;

-- locks nothing that exists
DROP EXTENSION "citext";
