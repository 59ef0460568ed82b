-- numbers: SHARE ROW EXCLUSIVE
ALTER SEQUENCE "numbers" OWNED BY NONE;

-- places: SHARE ROW EXCLUSIVE
ALTER SEQUENCE "places" OWNED BY NONE;

-- invoice: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "invoice" ALTER COLUMN "number" SET DEFAULT ('I'::text || nextval('others'::regclass));

-- others: SHARE ROW EXCLUSIVE
ALTER SEQUENCE "others" OWNED BY "invoice"."number";

-- invoice: ACCESS EXCLUSIVE. LOSES DATA: every value of invoice.place
ALTER TABLE "invoice" DROP COLUMN "place";
