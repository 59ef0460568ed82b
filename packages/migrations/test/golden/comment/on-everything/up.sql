-- s.t: SHARE UPDATE EXCLUSIVE
COMMENT ON COLUMN "s"."t"."a" IS 'A';

-- s.v: SHARE UPDATE EXCLUSIVE
COMMENT ON COLUMN "s"."v"."a" IS 'VA';

-- s.t: ACCESS SHARE
COMMENT ON CONSTRAINT "s_a" ON "s"."t" IS 'C';

-- locks nothing that exists
COMMENT ON TYPE "s"."e" IS 'E';

-- s.t_a: SHARE UPDATE EXCLUSIVE
COMMENT ON INDEX "s"."t_a" IS 'I';

-- locks nothing that exists
COMMENT ON SCHEMA "s" IS 'S';

-- s.q: SHARE UPDATE EXCLUSIVE
COMMENT ON SEQUENCE "s"."q" IS 'Q';

-- s.t: SHARE UPDATE EXCLUSIVE
COMMENT ON TABLE "s"."t" IS 'T';

-- s.v: SHARE UPDATE EXCLUSIVE
COMMENT ON VIEW "s"."v" IS 'V';
