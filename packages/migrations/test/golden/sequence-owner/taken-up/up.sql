-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "id" SET DEFAULT nextval('numbers'::regclass);

-- task: reads every row
SELECT setval('numbers', max("id")) FROM "task" HAVING max("id") >= (SELECT last_value FROM "numbers");
