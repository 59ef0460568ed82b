-- person: SHARE UPDATE EXCLUSIVE
ALTER PUBLICATION "people" DROP TABLE ONLY "person";

-- person: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "person" ALTER COLUMN "name" TYPE varchar(40);

-- person: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "person" ALTER COLUMN "age" TYPE bigint;

-- person: SHARE UPDATE EXCLUSIVE
ALTER PUBLICATION "people" ADD TABLE ONLY "person" (id, name, age) WHERE ((age > 17));
