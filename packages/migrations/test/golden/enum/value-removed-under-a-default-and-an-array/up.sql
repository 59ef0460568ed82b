-- person: ACCESS EXCLUSIVE, no rewrite, no scan
DROP INDEX "person_sad";

-- locks nothing that exists
ALTER TYPE "mood" RENAME TO "mood_old";

-- locks nothing that exists
CREATE TYPE "mood" AS ENUM ('sad', 'happy');

-- person: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "person" ALTER COLUMN "mood" DROP DEFAULT;

-- person: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "person" ALTER COLUMN "mood" TYPE mood USING "mood"::text::mood;

-- person: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "person" ALTER COLUMN "mood" SET DEFAULT 'happy'::mood;

-- person: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "person" ALTER COLUMN "moods" DROP DEFAULT;

-- person: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "person" ALTER COLUMN "moods" TYPE mood[] USING "moods"::text[]::mood[];

-- person: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "person" ALTER COLUMN "moods" SET DEFAULT '{sad}'::mood[];

-- locks nothing that exists. LOSES DATA: the possibility of 'ok'
DROP TYPE "mood_old";

-- person: SHARE, reads every row
CREATE INDEX "person_sad" ON "person" ("mood") WHERE (mood = 'sad'::mood);

-- locks nothing that exists
COMMENT ON TYPE "mood" IS 'How one is';
