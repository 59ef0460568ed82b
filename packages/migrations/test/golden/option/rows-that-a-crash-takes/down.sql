-- kept: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "kept" SET LOGGED;

-- of_kept: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "of_kept" SET LOGGED;

-- locks nothing that exists
CREATE TABLE "gone" (
  "id" integer NOT NULL,
  CONSTRAINT "gone_pkey" PRIMARY KEY ("id")
);

-- of_lost: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "of_lost" SET UNLOGGED;

-- lost: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "lost" SET UNLOGGED;

-- Data: put statements that move rows here, after what is created and before what is dropped.

-- cache: ACCESS EXCLUSIVE; kept: ACCESS EXCLUSIVE. LOSES DATA: every row of cache
DROP TABLE "cache";
