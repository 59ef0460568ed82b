-- person: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "person" ALTER COLUMN "age" TYPE smallint;

-- person: ACCESS EXCLUSIVE. LOSES DATA: every value of person.born
ALTER TABLE "person" DROP COLUMN "born";
