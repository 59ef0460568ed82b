-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP RULE changed ON task;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP RULE dropped ON task;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP RULE switched ON task;

-- task: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "task" ALTER COLUMN "owner" TYPE bigint;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
CREATE RULE "Made" AS
    ON DELETE TO task
   WHERE old.owner = 1 DO INSTEAD NOTHING;

-- locks nothing that exists
COMMENT ON RULE "Made" ON task IS 'It''s made';

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
CREATE RULE changed AS
    ON DELETE TO task
   WHERE old.state = ANY (ARRAY['kept'::text, 'held'::text]) DO INSTEAD NOTHING;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
CREATE RULE switched AS
    ON UPDATE TO task
   WHERE old.owner IS NULL DO INSTEAD NOTHING;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE task DISABLE RULE switched;
