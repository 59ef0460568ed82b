-- w: ACCESS EXCLUSIVE
DROP VIEW "w";

-- v: ACCESS EXCLUSIVE
DROP VIEW "v";

-- t: ACCESS EXCLUSIVE, rewrites every row
-- Fails at a value of t.a that integer does not hold.
ALTER TABLE "t" ALTER COLUMN "a" TYPE integer;

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
