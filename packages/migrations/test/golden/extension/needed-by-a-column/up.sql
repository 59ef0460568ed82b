-- locks nothing that exists
CREATE EXTENSION "citext";

-- person: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "person" ADD COLUMN "mail" citext;
