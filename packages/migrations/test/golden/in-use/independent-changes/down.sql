-- guild: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "guild" ADD COLUMN "motto" text;

-- the next revision --

-- locks nothing that exists
CREATE TABLE "note" (
  "id" integer NOT NULL,
  "body" text,
  CONSTRAINT "note_pkey" PRIMARY KEY ("id")
);

-- the next revision --

-- each statement by itself

-- task: SHARE UPDATE EXCLUSIVE
DROP INDEX CONCURRENTLY "task_title_idx";

-- the next revision --

-- each statement by itself

-- member: SHARE UPDATE EXCLUSIVE
DROP INDEX CONCURRENTLY "member_name_idx";

-- member: ACCESS EXCLUSIVE, no rewrite, no scan; guild: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "member" DROP CONSTRAINT "member_guild_id_fkey";

-- the next revision --

-- each statement by itself

-- Data: put statements that move those rows back here, and delete what was inserted into tables that stay.

-- feelings: ACCESS EXCLUSIVE
DROP VIEW "feelings";

-- guild: ACCESS EXCLUSIVE. LOSES DATA: every value of guild.feeling
ALTER TABLE "guild" DROP COLUMN "feeling";

-- member: ACCESS EXCLUSIVE. LOSES DATA: every value of member.feeling
ALTER TABLE "member" DROP COLUMN "feeling";

-- task: ACCESS EXCLUSIVE. LOSES DATA: every value of task.owner
ALTER TABLE "task" DROP COLUMN "owner";

-- badge: ACCESS EXCLUSIVE. LOSES DATA: every row of badge
DROP TABLE "badge";

-- locks nothing that exists
DROP TYPE "mood";
