-- place: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "place" SET LOGGED;

-- lost: ACCESS EXCLUSIVE, no rewrite, no scan; place: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "lost" DROP CONSTRAINT "lost_place_fkey";

-- lost: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "lost" SET LOGGED;

-- kept: ACCESS EXCLUSIVE, no rewrite, no scan; cache: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "kept" DROP CONSTRAINT "kept_cache_fkey";

-- line: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "line" SET UNLOGGED;

-- extra: ACCESS EXCLUSIVE; page: ACCESS EXCLUSIVE. LOSES DATA: every row of extra
DROP TABLE "extra";

-- page: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "page" SET UNLOGGED;

-- locks nothing that exists
CREATE UNLOGGED TABLE "draft" (
  "id" integer NOT NULL,
  CONSTRAINT "draft_pkey" PRIMARY KEY ("id")
);

-- locks nothing that exists
CREATE TABLE "visit" (
  "id" integer NOT NULL,
  "place" integer,
  CONSTRAINT "visit_pkey" PRIMARY KEY ("id")
);

-- place: SHARE ROW EXCLUSIVE
ALTER TABLE "visit" ADD CONSTRAINT "visit_place_fkey" FOREIGN KEY ("place") REFERENCES "place" ("id");

-- note: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "note" ADD COLUMN "place" integer;

-- note: SHARE ROW EXCLUSIVE, reads every row; place: SHARE ROW EXCLUSIVE, reads every row
ALTER TABLE "note" ADD CONSTRAINT "note_place_fkey" FOREIGN KEY ("place") REFERENCES "place" ("id");

-- page: SHARE ROW EXCLUSIVE, reads every row
ALTER TABLE "page" ADD CONSTRAINT "page_draft_fkey" FOREIGN KEY ("draft") REFERENCES "draft" ("id");

-- tag: SHARE ROW EXCLUSIVE, reads every row; place: SHARE ROW EXCLUSIVE, reads every row
ALTER TABLE "tag" ADD CONSTRAINT "tag_place_fkey" FOREIGN KEY ("place") REFERENCES "place" ("id");

-- cache: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "cache" SET UNLOGGED;

-- lost: ACCESS EXCLUSIVE. LOSES DATA: every value of lost.place
ALTER TABLE "lost" DROP COLUMN "place";
