-- locks nothing that exists
DROP FUNCTION "first_state"();

-- kept: ACCESS EXCLUSIVE
DROP MATERIALIZED VIEW "kept";

-- app.mine: ACCESS EXCLUSIVE
DROP VIEW "app"."mine";

-- shown: ACCESS EXCLUSIVE
DROP VIEW "shown";

-- states: ACCESS EXCLUSIVE
DROP VIEW "states";

-- locks nothing that exists
ALTER TYPE "mood" ADD VALUE 'gone' AFTER 'sad';

-- locks nothing that exists
CREATE TABLE "gone" (
  "id" integer NOT NULL,
  CONSTRAINT "gone_pkey" PRIMARY KEY ("id")
);

-- locks nothing that exists
REVOKE INSERT, SELECT ON "gone" FROM pg_monitor;

-- locks nothing that exists
REVOKE UPDATE ON "gone" FROM pg_read_all_settings;

-- task: ACCESS EXCLUSIVE, rewrites every row
-- Fails at a value of task.state that varchar(10) does not hold.
ALTER TABLE "task" ALTER COLUMN "state" TYPE varchar(10);

-- locks nothing that exists
CREATE VIEW "app"."mine" AS
 SELECT state
   FROM task;

-- locks nothing that exists
REVOKE INSERT, SELECT ON "app"."mine" FROM pg_monitor;

-- locks nothing that exists
REVOKE DELETE ON "app"."mine" FROM PUBLIC;

-- locks nothing that exists
CREATE VIEW "shown" AS
 SELECT id,
    state
   FROM task;

-- locks nothing that exists
REVOKE INSERT, SELECT ON "shown" FROM pg_monitor;

-- locks nothing that exists
REVOKE UPDATE ON "shown" FROM pg_read_all_settings;

-- shown: ACCESS SHARE
GRANT SELECT ON "shown" TO pg_monitor;

-- locks nothing that exists
CREATE VIEW "states" AS
 SELECT state
   FROM task;

-- locks nothing that exists
REVOKE INSERT, SELECT ON "states" FROM pg_monitor;

-- locks nothing that exists
REVOKE UPDATE ON "states" FROM pg_read_all_settings;

-- task: reads every row
CREATE MATERIALIZED VIEW "kept" AS
 SELECT state
   FROM task;

-- locks nothing that exists
REVOKE INSERT, SELECT ON "kept" FROM pg_monitor;

-- locks nothing that exists
REVOKE UPDATE ON "kept" FROM pg_read_all_settings;

-- What a function names may come after it.
SET LOCAL check_function_bodies TO off;

-- locks nothing that exists
CREATE FUNCTION "first_state"()
 RETURNS character varying
 LANGUAGE sql
AS $function$select min(state) from states$function$;

-- As the session has it.
SET LOCAL check_function_bodies TO DEFAULT;

-- locks nothing that exists
GRANT EXECUTE ON ROUTINE "first_state"() TO PUBLIC;
