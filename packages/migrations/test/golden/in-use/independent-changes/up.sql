-- each statement by itself

-- locks nothing that exists
CREATE TYPE "mood" AS ENUM ('sad', 'glad');

-- locks nothing that exists
CREATE TABLE "badge" (
  "id" integer NOT NULL,
  "name" text,
  CONSTRAINT "badge_pkey" PRIMARY KEY ("id")
);

-- guild: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "guild" ADD COLUMN "feeling" mood;

-- member: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "member" ADD COLUMN "feeling" mood;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ADD COLUMN "owner" integer;

-- locks nothing that exists
CREATE VIEW "feelings" AS
 SELECT feeling
   FROM member;

-- Data: put statements that move rows here, before a later revision drops where they are now.

-- the next revision --

-- each statement by itself

-- member: SHARE ROW EXCLUSIVE; guild: SHARE ROW EXCLUSIVE
ALTER TABLE "member" ADD CONSTRAINT "member_guild_id_fkey" FOREIGN KEY ("guild_id") REFERENCES "guild" ("id") NOT VALID;

-- member: SHARE UPDATE EXCLUSIVE, reads every row; guild: ROW SHARE, reads every row
ALTER TABLE "member" VALIDATE CONSTRAINT "member_guild_id_fkey";

-- member: SHARE UPDATE EXCLUSIVE, reads every row
CREATE INDEX CONCURRENTLY "member_name_idx" ON "member" ("name");

-- the next revision --

-- each statement by itself

-- task: SHARE UPDATE EXCLUSIVE, reads every row
CREATE INDEX CONCURRENTLY "task_title_idx" ON "task" ("title");

-- the next revision --

-- note: ACCESS EXCLUSIVE. LOSES DATA: every row of note
DROP TABLE "note";

-- the next revision --

-- guild: ACCESS EXCLUSIVE. LOSES DATA: every value of guild.motto
ALTER TABLE "guild" DROP COLUMN "motto";
