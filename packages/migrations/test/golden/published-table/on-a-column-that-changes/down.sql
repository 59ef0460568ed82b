-- person: SHARE UPDATE EXCLUSIVE
ALTER PUBLICATION "people" DROP TABLE ONLY "person";

-- person: ACCESS EXCLUSIVE, rewrites every row
-- Fails at a value of person.name that varchar(20) does not hold.
ALTER TABLE "person" ALTER COLUMN "name" TYPE varchar(20);

-- person: ACCESS EXCLUSIVE, rewrites every row
-- Fails at a value of person.age that integer does not hold.
ALTER TABLE "person" ALTER COLUMN "age" TYPE integer;

-- person: SHARE UPDATE EXCLUSIVE
ALTER PUBLICATION "people" ADD TABLE ONLY "person" (id, name, age) WHERE ((age > 17));
