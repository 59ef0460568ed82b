-- person: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "person" ALTER COLUMN "age" TYPE smallint;

-- Data: statements that move rows stand here, after what is created and before what is dropped.

-- person: ACCESS EXCLUSIVE. LOSES DATA: every value of person.born
ALTER TABLE "person" DROP COLUMN "born";
