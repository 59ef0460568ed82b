-- lost: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "lost" SET LOGGED;

-- of_lost: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "of_lost" SET LOGGED;

-- locks nothing that exists
CREATE UNLOGGED TABLE "cache" (
  "id" serial,
  "kept" integer,
  CONSTRAINT "cache_pkey" PRIMARY KEY ("id")
) WITH (fillfactor=70);

-- kept: SHARE ROW EXCLUSIVE
ALTER TABLE "cache" ADD CONSTRAINT "cache_kept_fkey" FOREIGN KEY ("kept") REFERENCES "kept" ("id");

-- of_kept: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "of_kept" SET UNLOGGED;

-- kept: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "kept" SET UNLOGGED;

-- Data: put statements that move rows here, after what is created and before what is dropped.

-- gone: ACCESS EXCLUSIVE. LOSES DATA: every row of gone
DROP TABLE "gone";
