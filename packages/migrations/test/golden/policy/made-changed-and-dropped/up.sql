-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP POLICY changed ON task;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP POLICY dropped ON task;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP POLICY stays ON task;

-- locks nothing that exists
CREATE TABLE "member" (
  "team" integer,
  "name" name
);

-- locks nothing that exists
CREATE POLICY made ON member AS PERMISSIVE FOR ALL TO PUBLIC USING ((EXISTS ( SELECT
   FROM task
  WHERE (task.owner = member.name))));

-- task: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "task" ALTER COLUMN "state" TYPE varchar(20);

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
CREATE POLICY changed ON task AS PERMISSIVE FOR SELECT TO PUBLIC USING (((owner = CURRENT_USER) OR ((state)::text = 'open'::text)));

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
CREATE POLICY stays ON task AS PERMISSIVE FOR INSERT TO pg_monitor WITH CHECK (((state)::text = 'open'::text));
