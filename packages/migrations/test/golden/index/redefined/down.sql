-- t: ACCESS EXCLUSIVE, no rewrite, no scan
DROP INDEX "t_ab";

-- t: SHARE, reads every row
CREATE INDEX "t_ab" ON "t" ("a", "b");

-- t_ab: SHARE UPDATE EXCLUSIVE
COMMENT ON INDEX "t_ab" IS 'for the list';
