-- task: SHARE UPDATE EXCLUSIVE, reads every row; guild: ROW SHARE, reads every row
ALTER TABLE "task" VALIDATE CONSTRAINT "task_guild_fk";

-- task: SHARE UPDATE EXCLUSIVE, reads every row
ALTER TABLE "task" VALIDATE CONSTRAINT "task_price_check";
