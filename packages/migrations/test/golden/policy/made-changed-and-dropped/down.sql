-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP POLICY changed ON task;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP POLICY stays ON task;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "state" TYPE text;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
CREATE POLICY changed ON task AS PERMISSIVE FOR SELECT TO PUBLIC USING ((owner = CURRENT_USER));

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
CREATE POLICY dropped ON task AS RESTRICTIVE FOR DELETE TO PUBLIC USING ((state <> 'kept'::text));

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
CREATE POLICY stays ON task AS PERMISSIVE FOR INSERT TO pg_monitor WITH CHECK ((state = 'open'::text));

-- member: ACCESS EXCLUSIVE. LOSES DATA: every row of member
DROP TABLE "member";
