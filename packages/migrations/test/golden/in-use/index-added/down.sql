-- each statement by itself

-- task: SHARE UPDATE EXCLUSIVE
DROP INDEX CONCURRENTLY "task_open_idx";
