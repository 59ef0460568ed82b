-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "id" DROP IDENTITY;

-- locks nothing that exists
CREATE SEQUENCE "task_id_seq" AS integer;

-- task: ACCESS SHARE
ALTER SEQUENCE "task_id_seq" OWNED BY "task"."id";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "id" SET DEFAULT nextval('task_id_seq'::regclass);

-- task: reads every row
SELECT setval('task_id_seq', greatest(max("id") + 1, 1), false) FROM "task";
