-- states: ACCESS EXCLUSIVE
DROP MATERIALIZED VIEW "states";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "state" TYPE text;

-- emptied: ACCESS EXCLUSIVE
REFRESH MATERIALIZED VIEW "emptied" WITH NO DATA;

-- filled: ACCESS EXCLUSIVE, rewrites every row; task: reads every row
REFRESH MATERIALIZED VIEW "filled";

-- Without rows, as it was: it cannot be read until REFRESH MATERIALIZED VIEW.
CREATE MATERIALIZED VIEW "states" AS
 SELECT state,
    count(*) AS tasks
   FROM task
  GROUP BY state
WITH NO DATA;

-- states: SHARE, reads every row
CREATE UNIQUE INDEX "states_state" ON "states" ("state");
