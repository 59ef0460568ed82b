-- each statement by itself

-- country: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "country" ADD CONSTRAINT "country_code_key" UNIQUE USING INDEX "country_code";
