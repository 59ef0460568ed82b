-- each statement by itself

-- task: SHARE UPDATE EXCLUSIVE, reads every row
CREATE INDEX CONCURRENTLY "task_by_guild" ON "task" ("guild_id");

-- task: SHARE UPDATE EXCLUSIVE
DROP INDEX CONCURRENTLY "task_by_guild_and_title";
