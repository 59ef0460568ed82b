-- states: ACCESS EXCLUSIVE
DROP MATERIALIZED VIEW "states";

-- task: ACCESS EXCLUSIVE, rewrites every row
-- Fails at a value of task.state that varchar(10) does not hold.
ALTER TABLE "task" ALTER COLUMN "state" TYPE varchar(10);

-- emptied: ACCESS EXCLUSIVE, rewrites every row; task: reads every row
REFRESH MATERIALIZED VIEW "emptied";

-- filled: ACCESS EXCLUSIVE
REFRESH MATERIALIZED VIEW "filled" WITH NO DATA;

-- Without rows, as it was: it cannot be read until REFRESH MATERIALIZED VIEW.
CREATE MATERIALIZED VIEW "states" AS
 SELECT state,
    count(*) AS tasks
   FROM task
  GROUP BY state
WITH NO DATA;

-- states: SHARE, reads every row
CREATE UNIQUE INDEX "states_state" ON "states" ("state");
