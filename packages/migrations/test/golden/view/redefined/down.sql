-- v: ACCESS EXCLUSIVE, no rewrite, no scan
DROP VIEW "v";

-- locks nothing that exists
CREATE VIEW "v" AS
 SELECT a
   FROM t;
