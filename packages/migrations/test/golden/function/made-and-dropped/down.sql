-- task: ACCESS EXCLUSIVE. LOSES DATA: every value of task.code
ALTER TABLE "task" DROP COLUMN "code";

-- locks nothing that exists
DROP FUNCTION "visits"(integer);

-- visit: ACCESS EXCLUSIVE. LOSES DATA: every row of visit
DROP TABLE "visit";

-- locks nothing that exists
DROP FUNCTION "next_code"();

-- locks nothing that exists
DROP PROCEDURE "tidy"();

-- locks nothing that exists
DROP FUNCTION "visits"();

-- What a function names may come after it.
SET LOCAL check_function_bodies TO off;

-- locks nothing that exists
CREATE FUNCTION "old_count"()
 RETURNS bigint
 LANGUAGE sql
AS $function$select count(*) from task$function$;

-- As the session has it.
SET LOCAL check_function_bodies TO DEFAULT;
