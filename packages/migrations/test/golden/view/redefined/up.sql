-- v: ACCESS EXCLUSIVE, no rewrite, no scan
DROP VIEW "v";

-- locks nothing that exists
CREATE VIEW "v" WITH (security_barrier=true) AS
 SELECT (a + 1) AS b
   FROM t;
