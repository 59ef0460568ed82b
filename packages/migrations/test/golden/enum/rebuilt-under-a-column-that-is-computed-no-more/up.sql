-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "user" DROP EXPRESSION;

-- the next revision --

-- task: ACCESS EXCLUSIVE. LOSES DATA: every value of task.users
ALTER TABLE "task" DROP COLUMN "users";

-- locks nothing that exists
ALTER TYPE "mood" RENAME TO "mood_old";

-- locks nothing that exists
CREATE TYPE "mood" AS ENUM ('todo');

-- task: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "task" ALTER COLUMN "user" TYPE mood[] USING CASE WHEN "user" IS NOT NULL THEN ARRAY["user"::text]::mood[] END;

-- locks nothing that exists. LOSES DATA: the values 'done', 'A' of the type
DROP TYPE "mood_old";
