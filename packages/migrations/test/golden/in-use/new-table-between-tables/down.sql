-- each statement by itself

-- chore: ACCESS EXCLUSIVE, no rewrite, no scan; member: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "chore" DROP CONSTRAINT "chore_member_id_fkey";

-- chore: ACCESS EXCLUSIVE, no rewrite, no scan; task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "chore" DROP CONSTRAINT "chore_task_id_fkey";

-- the next revision --

-- guild: ACCESS EXCLUSIVE. LOSES DATA: every value of guild.motto
ALTER TABLE "guild" DROP COLUMN "motto";

-- chore: ACCESS EXCLUSIVE; guild: ACCESS EXCLUSIVE. LOSES DATA: every row of chore
DROP TABLE "chore";
