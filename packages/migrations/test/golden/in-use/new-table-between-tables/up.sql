-- locks nothing that exists
CREATE TABLE "chore" (
  "guild_id" integer NOT NULL,
  "member_id" integer NOT NULL,
  "task_id" integer,
  CONSTRAINT "chore_pkey" PRIMARY KEY ("guild_id", "member_id")
);

-- guild: SHARE ROW EXCLUSIVE
ALTER TABLE "chore" ADD CONSTRAINT "chore_guild_id_fkey" FOREIGN KEY ("guild_id") REFERENCES "guild" ("id");

-- guild: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "guild" ADD COLUMN "motto" text;

-- the next revision --

-- each statement by itself

-- chore: SHARE ROW EXCLUSIVE; member: SHARE ROW EXCLUSIVE
ALTER TABLE "chore" ADD CONSTRAINT "chore_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member" ("id") NOT VALID;

-- chore: SHARE UPDATE EXCLUSIVE, reads every row; member: ROW SHARE, reads every row
ALTER TABLE "chore" VALIDATE CONSTRAINT "chore_member_id_fkey";

-- chore: SHARE ROW EXCLUSIVE; task: SHARE ROW EXCLUSIVE
ALTER TABLE "chore" ADD CONSTRAINT "chore_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task" ("id") NOT VALID;

-- chore: SHARE UPDATE EXCLUSIVE, reads every row; task: ROW SHARE, reads every row
ALTER TABLE "chore" VALIDATE CONSTRAINT "chore_task_id_fkey";
