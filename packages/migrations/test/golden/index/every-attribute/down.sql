-- t: ACCESS EXCLUSIVE, no rewrite, no scan
DROP INDEX "t_a";

-- t: ACCESS EXCLUSIVE, no rewrite, no scan
DROP INDEX "t_c";

-- t: ACCESS EXCLUSIVE, no rewrite, no scan
DROP INDEX "t_pattern";
