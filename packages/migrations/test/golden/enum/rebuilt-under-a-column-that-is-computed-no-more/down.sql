-- locks nothing that exists
ALTER TYPE "mood" RENAME TO "mood_old";

-- locks nothing that exists
CREATE TYPE "mood" AS ENUM ('done', 'A');

-- task: ACCESS EXCLUSIVE, rewrites every row
-- Fails where task."user" holds 'todo'.
ALTER TABLE "task" ALTER COLUMN "user" TYPE mood USING ("user")[1]::text::mood;

-- locks nothing that exists. LOSES DATA: the value 'todo' of the type
DROP TYPE "mood_old";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ADD COLUMN "users" mood DEFAULT 'done'::mood NOT NULL;

-- the next revision --

-- task: ACCESS EXCLUSIVE. LOSES DATA: every value of task."user"
ALTER TABLE "task" DROP COLUMN "user";

-- task: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "task" ADD COLUMN "user" mood GENERATED ALWAYS AS (users) STORED;
