-- m: ACCESS EXCLUSIVE, no rewrite, no scan
DROP MATERIALIZED VIEW "m";

-- t: reads every row
CREATE MATERIALIZED VIEW "m" AS
 SELECT a,
    (a * 2) AS b
   FROM t;

-- m: SHARE, reads every row
CREATE UNIQUE INDEX "m_a" ON "m" ("a");
