-- person: ACCESS EXCLUSIVE, rewrites every row
-- Fails at a value of person.age that smallint does not hold.
ALTER TABLE "person" ALTER COLUMN "age" TYPE smallint;

-- person: ACCESS EXCLUSIVE. LOSES DATA: every value of person.born
ALTER TABLE "person" DROP COLUMN "born";
