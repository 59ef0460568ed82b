-- locks nothing that exists
DROP PROCEDURE "tidy"(integer);

-- locks nothing that exists
CREATE OR REPLACE FUNCTION "audit"."note"()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$begin return new; end$function$;

-- What a function names may come after it.
SET LOCAL check_function_bodies TO off;

-- What has been computed with it is not computed again: task_half.
CREATE OR REPLACE FUNCTION "half"(n integer, OUT whole integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$select n / 2$function$;

-- What has been computed with it is not computed again: task.loud.
CREATE OR REPLACE FUNCTION "shout"(text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$select upper($1)$function$;

-- As the session has it.
SET LOCAL check_function_bodies TO DEFAULT;

-- locks nothing that exists
CREATE PROCEDURE "tidy"(IN days integer)
 LANGUAGE plpgsql
AS $procedure$begin null; end$procedure$;
