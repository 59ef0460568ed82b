-- t: SHARE, reads every row
CREATE UNIQUE INDEX "t_a" ON "t" ((lower(a)) DESC NULLS LAST, "b") INCLUDE ("c") NULLS NOT DISTINCT WITH (fillfactor=80) WHERE (b > 0);

-- t: SHARE, reads every row
CREATE INDEX "t_c" ON "t" USING gin ("c" jsonb_path_ops);

-- t: SHARE, reads every row
CREATE INDEX "t_pattern" ON "t" ("a" COLLATE "C" text_pattern_ops);
