-- cache: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "cache" SET LOGGED;

-- page: ACCESS EXCLUSIVE, no rewrite, no scan; draft: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "page" DROP CONSTRAINT "page_draft_fkey";

-- draft: ACCESS EXCLUSIVE. LOSES DATA: every row of draft
DROP TABLE "draft";

-- page: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "page" SET LOGGED;

-- line: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "line" SET LOGGED;

-- note: ACCESS EXCLUSIVE, no rewrite, no scan; place: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "note" DROP CONSTRAINT "note_place_fkey";

-- tag: ACCESS EXCLUSIVE, no rewrite, no scan; place: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "tag" DROP CONSTRAINT "tag_place_fkey";

-- locks nothing that exists
CREATE TABLE "extra" (
  "id" integer NOT NULL,
  "page" integer,
  CONSTRAINT "extra_pkey" PRIMARY KEY ("id")
);

-- page: SHARE ROW EXCLUSIVE
ALTER TABLE "extra" ADD CONSTRAINT "extra_page_fkey" FOREIGN KEY ("page") REFERENCES "page" ("id");

-- lost: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "lost" ADD COLUMN "place" integer;

-- kept: SHARE ROW EXCLUSIVE, reads every row; cache: SHARE ROW EXCLUSIVE, reads every row
ALTER TABLE "kept" ADD CONSTRAINT "kept_cache_fkey" FOREIGN KEY ("cache") REFERENCES "cache" ("id");

-- lost: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "lost" SET UNLOGGED;

-- lost: SHARE ROW EXCLUSIVE, reads every row; place: SHARE ROW EXCLUSIVE, reads every row
ALTER TABLE "lost" ADD CONSTRAINT "lost_place_fkey" FOREIGN KEY ("place") REFERENCES "place" ("id");

-- visit: ACCESS EXCLUSIVE; place: ACCESS EXCLUSIVE. LOSES DATA: every row of visit
DROP TABLE "visit";

-- place: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "place" SET UNLOGGED;

-- note: ACCESS EXCLUSIVE. LOSES DATA: every value of note.place
ALTER TABLE "note" DROP COLUMN "place";
