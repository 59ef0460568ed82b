-- each statement by itself

-- country: SHARE UPDATE EXCLUSIVE, reads every row
CREATE UNIQUE INDEX CONCURRENTLY "country_code" ON "country" ("code");

-- country: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "country" ADD CONSTRAINT "country_code" UNIQUE USING INDEX "country_code";

-- city: ACCESS EXCLUSIVE, no rewrite, no scan; country: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "city" DROP CONSTRAINT "city_country_fkey";

-- country: SHARE UPDATE EXCLUSIVE, reads every row
CREATE UNIQUE INDEX CONCURRENTLY "country_key" ON "country" ("number");

-- country: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "country" DROP CONSTRAINT "country_pkey", ADD CONSTRAINT "country_key" PRIMARY KEY USING INDEX "country_key";

-- city: SHARE ROW EXCLUSIVE; country: SHARE ROW EXCLUSIVE
ALTER TABLE "city" ADD CONSTRAINT "city_country_fkey" FOREIGN KEY ("country") REFERENCES "country" ("code") NOT VALID;

-- city: SHARE UPDATE EXCLUSIVE, reads every row; country: ROW SHARE, reads every row
ALTER TABLE "city" VALIDATE CONSTRAINT "city_country_fkey";
