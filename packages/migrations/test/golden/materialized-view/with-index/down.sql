-- turnover: ACCESS EXCLUSIVE
DROP MATERIALIZED VIEW "turnover";

-- sale: reads every row
CREATE MATERIALIZED VIEW "turnover" AS
 SELECT product,
    sum(price) AS total
   FROM sale
  GROUP BY product;

-- turnover: SHARE, reads every row
CREATE UNIQUE INDEX "turnover_product_idx" ON "turnover" ("product");

-- turnover_product_idx: SHARE UPDATE EXCLUSIVE
COMMENT ON INDEX "turnover_product_idx" IS 'For refreshing concurrently';

-- turnover: SHARE UPDATE EXCLUSIVE
COMMENT ON MATERIALIZED VIEW "turnover" IS 'Refreshed each night';
