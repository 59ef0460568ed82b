-- task: ACCESS EXCLUSIVE, no rewrite, no scan; guild: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" DROP CONSTRAINT "task_guild_fk";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" DROP CONSTRAINT "task_price_check";

-- task: SHARE ROW EXCLUSIVE; guild: SHARE ROW EXCLUSIVE
ALTER TABLE "task" ADD CONSTRAINT "task_guild_fk" FOREIGN KEY ("guild_id") REFERENCES "guild" ("id") NOT VALID;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ADD CONSTRAINT "task_price_check" CHECK (price >= 0) NOT VALID;
