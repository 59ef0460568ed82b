-- locks nothing that exists
ALTER TYPE "priority" RENAME TO "priority_old";

-- locks nothing that exists
CREATE TYPE "priority" AS ENUM ('low', 'high');

-- task: ACCESS EXCLUSIVE, rewrites every row
-- Fails where task.priority holds 'lowest' or 'middle' or 'highest'.
ALTER TABLE "task" ALTER COLUMN "priority" TYPE priority USING "priority"::text::priority;

-- locks nothing that exists. LOSES DATA: the values 'lowest', 'middle', 'highest' of the type
DROP TYPE "priority_old";
