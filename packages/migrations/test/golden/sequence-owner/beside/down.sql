-- others: SHARE ROW EXCLUSIVE
ALTER SEQUENCE "others" OWNED BY NONE;

-- invoice: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "invoice" ALTER COLUMN "number" DROP DEFAULT;

-- invoice: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "invoice" ADD COLUMN "place" text;

-- places: SHARE ROW EXCLUSIVE
ALTER SEQUENCE "places" OWNED BY "invoice"."place";

-- numbers: SHARE ROW EXCLUSIVE
ALTER SEQUENCE "numbers" OWNED BY "invoice"."number";
