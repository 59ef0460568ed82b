-- each statement by itself

-- country: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "country" ADD CONSTRAINT "country_code" UNIQUE USING INDEX "country_code";
