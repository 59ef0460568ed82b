-- todo_count: ACCESS EXCLUSIVE
DROP VIEW "todo_count";

-- todo: ACCESS EXCLUSIVE
DROP VIEW "todo";

-- locks nothing that exists
CREATE VIEW "todo" WITH (security_barrier=true) AS
 SELECT id,
    name,
    done
   FROM task
  WHERE (done IS NOT TRUE);

-- todo: SHARE UPDATE EXCLUSIVE
COMMENT ON COLUMN "todo"."name" IS 'In short';

-- locks nothing that exists
CREATE VIEW "todo_count" AS
 SELECT count(*) AS n
   FROM todo;
