-- locks nothing that exists
DROP FUNCTION "old_count"();

-- What a function names may come after it.
SET LOCAL check_function_bodies TO off;

-- locks nothing that exists
CREATE FUNCTION "next_code"()
 RETURNS text
 LANGUAGE sql
AS $function$ select 'c' || 1 $function$;

-- As the session has it.
SET LOCAL check_function_bodies TO DEFAULT;

-- locks nothing that exists
CREATE TABLE "visit" (
  "task" integer,
  "code" text DEFAULT next_code()
);

-- task: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "task" ADD COLUMN "code" text DEFAULT next_code();

-- What a function names may come after it.
SET LOCAL check_function_bodies TO off;

-- locks nothing that exists
CREATE PROCEDURE "tidy"()
 LANGUAGE sql
AS $procedure$delete from visit$procedure$;

-- locks nothing that exists
CREATE FUNCTION "visits"()
 RETURNS bigint
 LANGUAGE sql
AS $function$select count(*) from visit$function$;

-- locks nothing that exists
CREATE FUNCTION "visits"(task integer)
 RETURNS SETOF visit
 LANGUAGE sql
AS $function$select * from visit where task = visits.task$function$;

-- As the session has it.
SET LOCAL check_function_bodies TO DEFAULT;
