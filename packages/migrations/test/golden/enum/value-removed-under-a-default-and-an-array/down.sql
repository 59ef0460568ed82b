-- locks nothing that exists
ALTER TYPE "mood" ADD VALUE 'ok' AFTER 'sad';

-- committed here

-- person: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "person" ALTER COLUMN "mood" SET DEFAULT 'ok'::mood;
