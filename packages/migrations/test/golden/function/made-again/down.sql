-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP POLICY early ON task;

-- halves: ACCESS EXCLUSIVE
DROP VIEW "halves";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
DROP INDEX "task_half";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" DROP CONSTRAINT "task_id_check";

-- locks nothing that exists
DROP FUNCTION "half"(integer);

-- locks nothing that exists
DROP FUNCTION "states"();

-- task: ACCESS EXCLUSIVE, rewrites every row
-- Fails at a value of task.state that varchar(20) does not hold.
ALTER TABLE "task" ALTER COLUMN "state" TYPE varchar(20);

-- What a function names may come after it.
SET LOCAL check_function_bodies TO off;

-- locks nothing that exists
CREATE FUNCTION "half"(n integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$select n / 2$function$;

-- As the session has it.
SET LOCAL check_function_bodies TO DEFAULT;

-- task: ACCESS EXCLUSIVE, reads every row
ALTER TABLE "task" ADD CONSTRAINT "task_id_check" CHECK (half(id) > 0);

-- task: SHARE, reads every row
CREATE INDEX "task_half" ON "task" ((half(id)));

-- locks nothing that exists
CREATE VIEW "halves" AS
 SELECT half(id) AS half
   FROM task;

-- locks nothing that exists
REVOKE EXECUTE ON ROUTINE "half"(integer) FROM PUBLIC;

-- locks nothing that exists
GRANT EXECUTE ON ROUTINE "half"(integer) TO pg_monitor;

-- locks nothing that exists
COMMENT ON ROUTINE "half"(integer) IS 'rounds down';

-- locks nothing that exists
CREATE FUNCTION "states"()
 RETURNS SETOF character varying
 LANGUAGE sql
BEGIN ATOMIC
 SELECT task.state
    FROM task;
END;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
CREATE POLICY early ON task AS PERMISSIVE FOR ALL TO PUBLIC USING ((half(id) < 100));
