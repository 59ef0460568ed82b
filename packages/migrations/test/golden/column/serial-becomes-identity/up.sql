-- t: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "t" ALTER COLUMN "id" DROP DEFAULT;

-- t_id_seq: ACCESS EXCLUSIVE, no rewrite, no scan
DROP SEQUENCE "t_id_seq";

-- t: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "t" ALTER COLUMN "id" ADD GENERATED ALWAYS AS IDENTITY;

-- t: reads every row
SELECT setval('"t_id_seq"', greatest(max("id") + 1, 1), false) FROM "t";
