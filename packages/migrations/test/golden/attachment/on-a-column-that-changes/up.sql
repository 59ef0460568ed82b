-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP POLICY own ON task;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP POLICY wide ON task;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP RULE task_keep ON task;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP TRIGGER task_touch ON task;

-- open_task: ACCESS EXCLUSIVE
DROP VIEW "open_task";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "state" TYPE text;

-- task: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "task" ALTER COLUMN "owner_id" TYPE bigint;

-- locks nothing that exists
CREATE VIEW "open_task" AS
 SELECT id,
    state
   FROM task
  WHERE (state = 'open'::text);

-- open_task: ACCESS EXCLUSIVE
ALTER VIEW open_task ALTER COLUMN state SET DEFAULT 'open'::text;

-- open_task: ACCESS EXCLUSIVE
CREATE RULE open_task_quiet AS
    ON DELETE TO open_task DO INSTEAD NOTHING;

-- open_task: SHARE ROW EXCLUSIVE
CREATE TRIGGER open_task_insert INSTEAD OF INSERT ON open_task FOR EACH ROW EXECUTE FUNCTION open_task_insert();

-- open_task: ACCESS SHARE
GRANT SELECT ON "open_task" TO PUBLIC;

-- open_task: SHARE UPDATE EXCLUSIVE
COMMENT ON VIEW "open_task" IS 'What is to be done';

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
CREATE POLICY own ON task AS RESTRICTIVE FOR SELECT TO PUBLIC USING (((owner_id = 1) AND (state <> 'gone'::text)));

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
CREATE POLICY wide ON task AS PERMISSIVE FOR ALL TO PUBLIC USING (true) WITH CHECK ((owner_id > 0));

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
CREATE RULE task_keep AS
    ON DELETE TO task
   WHERE old.state = 'kept'::text DO INSTEAD NOTHING;

-- task: SHARE ROW EXCLUSIVE
CREATE TRIGGER task_touch AFTER UPDATE OF state, note ON task FOR EACH ROW WHEN (old.state IS DISTINCT FROM new.state) EXECUTE FUNCTION touch();

-- task: SHARE ROW EXCLUSIVE
ALTER TABLE task DISABLE TRIGGER task_touch;

-- locks nothing that exists
COMMENT ON TRIGGER task_touch ON task IS 'It''s a trigger';
