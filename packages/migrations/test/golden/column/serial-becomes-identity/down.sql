-- t: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "t" ALTER COLUMN "id" DROP IDENTITY;

-- locks nothing that exists
CREATE SEQUENCE "t_id_seq" AS integer;

-- t: ACCESS SHARE
ALTER SEQUENCE "t_id_seq" OWNED BY "t"."id";

-- t: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "t" ALTER COLUMN "id" SET DEFAULT nextval('"t_id_seq"'::regclass);

-- t: reads every row
SELECT setval('"t_id_seq"', greatest(max("id") + 1, 1), false) FROM "t";
