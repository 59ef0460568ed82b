-- locks nothing that exists
ALTER TYPE "mood" RENAME TO "mood_old";

-- locks nothing that exists
CREATE TYPE "mood" AS ENUM ('sad', 'happy');

-- person: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "person" ALTER COLUMN "mood" DROP DEFAULT;

-- person: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "person" ALTER COLUMN "mood" TYPE mood USING "mood"::text::mood;

-- person: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "person" ALTER COLUMN "mood" SET DEFAULT 'sad'::mood;

-- locks nothing that exists. LOSES DATA: the possibility of 'ok'
DROP TYPE "mood_old";
