-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "id" DROP DEFAULT;

-- task_id_seq: ACCESS EXCLUSIVE
DROP SEQUENCE "task_id_seq";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "id" ADD GENERATED ALWAYS AS IDENTITY;

-- task: reads every row
SELECT setval('task_id_seq', greatest(max("id") + 1, 1), false) FROM "task";
