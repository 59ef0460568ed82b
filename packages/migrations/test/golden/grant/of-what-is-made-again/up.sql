-- locks nothing that exists
DROP FUNCTION "noted"(task);

-- task_note: ACCESS EXCLUSIVE
DROP VIEW "task_note";

-- locks nothing that exists
ALTER TYPE "mood" RENAME TO "mood_old";

-- locks nothing that exists
CREATE TYPE "mood" AS ENUM ('fine');

-- task: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "task" ALTER COLUMN "state" TYPE mood USING "state"::text::mood;

-- locks nothing that exists. LOSES DATA: the value 'sad' of the type
DROP TYPE "mood_old";

-- task: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "task" ALTER COLUMN "note" TYPE varchar(80);

-- locks nothing that exists
CREATE VIEW "task_note" AS
 SELECT id,
    note
   FROM task;

-- task_note: ACCESS SHARE
GRANT SELECT ON "task_note" TO pg_monitor;

-- What a function names may come after it.
SET LOCAL check_function_bodies TO off;

-- locks nothing that exists
CREATE FUNCTION "noted"(task)
 RETURNS character varying
 LANGUAGE sql
AS $function$select $1.note$function$;

-- As the session has it.
SET LOCAL check_function_bodies TO DEFAULT;

-- locks nothing that exists
REVOKE EXECUTE ON ROUTINE "noted"(task) FROM PUBLIC;

-- locks nothing that exists
GRANT EXECUTE ON ROUTINE "noted"(task) TO pg_monitor;

-- locks nothing that exists
REVOKE USAGE ON TYPE "mood" FROM PUBLIC;

-- locks nothing that exists
GRANT USAGE ON TYPE "mood" TO pg_monitor;
