-- each statement by itself

-- task: SHARE UPDATE EXCLUSIVE, reads every row
CREATE INDEX CONCURRENTLY "task_by_guild_and_title" ON "task" ("guild_id", "title");

-- task: SHARE UPDATE EXCLUSIVE
DROP INDEX CONCURRENTLY "task_by_guild";
