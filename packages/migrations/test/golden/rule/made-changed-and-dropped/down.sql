-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP RULE "Made" ON task;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP RULE changed ON task;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP RULE switched ON task;

-- task: ACCESS EXCLUSIVE, rewrites every row
-- Fails at a value of task.owner that integer does not hold.
ALTER TABLE "task" ALTER COLUMN "owner" TYPE integer;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
CREATE RULE changed AS
    ON DELETE TO task
   WHERE old.state = 'kept'::text DO INSTEAD NOTHING;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
CREATE RULE dropped AS
    ON INSERT TO task DO  UPDATE task SET owner = 0
  WHERE task.owner IS NULL;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
CREATE RULE switched AS
    ON UPDATE TO task
   WHERE old.owner IS NULL DO INSTEAD NOTHING;
