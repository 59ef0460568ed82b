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
ALTER TYPE "mood" RENAME TO "mood_old";

-- locks nothing that exists
CREATE TYPE "mood" AS ENUM ('fine', 'sad');

-- locks nothing that exists. LOSES DATA: the value 'gone' of the type
DROP TYPE "mood_old";

-- locks nothing that exists
GRANT USAGE ON TYPE "mood" TO PUBLIC;

-- counted: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "counted" ALTER COLUMN "a" DROP DEFAULT;

-- counted_a_seq: ACCESS EXCLUSIVE. LOSES DATA: the number that counted.a has reached
DROP SEQUENCE "counted_a_seq";

-- counted: ACCESS EXCLUSIVE. LOSES DATA: the number that counted.b has reached
ALTER TABLE "counted" ALTER COLUMN "b" DROP IDENTITY;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "state" TYPE text;

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
 RETURNS text
 LANGUAGE sql
AS $function$select min(state) from states$function$;

-- As the session has it.
SET LOCAL check_function_bodies TO DEFAULT;

-- locks nothing that exists
GRANT EXECUTE ON ROUTINE "first_state"() TO PUBLIC;

-- counted: ACCESS EXCLUSIVE. LOSES DATA: every value of counted.d
ALTER TABLE "counted" DROP COLUMN "d";

-- gone: ACCESS EXCLUSIVE. LOSES DATA: every row of gone
DROP TABLE "gone";

-- gone_too: ACCESS EXCLUSIVE. LOSES DATA: every row of gone_too
DROP TABLE "gone_too";
