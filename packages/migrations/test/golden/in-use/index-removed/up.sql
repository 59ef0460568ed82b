-- each statement by itself

-- task: SHARE UPDATE EXCLUSIVE
DROP INDEX CONCURRENTLY "task_idx";
