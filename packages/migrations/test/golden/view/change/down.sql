-- todo_count: ACCESS EXCLUSIVE
DROP VIEW "todo_count";

-- todo: ACCESS EXCLUSIVE
DROP VIEW "todo";

-- locks nothing that exists
CREATE VIEW "todo" AS
 SELECT id,
    name
   FROM task
  WHERE (NOT done);

-- todo: SHARE UPDATE EXCLUSIVE
COMMENT ON COLUMN "todo"."name" IS 'In short';

-- locks nothing that exists
CREATE VIEW "todo_count" AS
 SELECT count(*) AS n
   FROM todo;
