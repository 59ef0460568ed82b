-- w: ACCESS EXCLUSIVE
DROP VIEW "w";

-- v: ACCESS EXCLUSIVE
DROP VIEW "v";

-- t: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "t" ALTER COLUMN "a" TYPE bigint;

-- locks nothing that exists
CREATE VIEW "v" AS
 SELECT a
   FROM t;

-- locks nothing that exists
CREATE VIEW "w" AS
 SELECT a
   FROM v
  WHERE (a > 1);

-- w: SHARE UPDATE EXCLUSIVE
COMMENT ON VIEW "w" IS 'the large ones';
