-- app.task: SHARE UPDATE EXCLUSIVE
DROP STATISTICS app."Made";

-- app.task: SHARE UPDATE EXCLUSIVE
DROP STATISTICS changed;

-- app.task: SHARE UPDATE EXCLUSIVE
DROP STATISTICS sampled;

-- app.task: ACCESS EXCLUSIVE, rewrites every row
-- Fails at a value of app.task.owner that integer does not hold.
ALTER TABLE "app"."task" ALTER COLUMN "owner" TYPE integer;

-- app.task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "app"."task" ADD COLUMN "gone" text;

-- app.task: SHARE UPDATE EXCLUSIVE
CREATE STATISTICS app.goes_along ON gone, id FROM app.task;

-- app.task: SHARE UPDATE EXCLUSIVE
CREATE STATISTICS changed (ndistinct) ON owner, state FROM app.task;

-- app.task: SHARE UPDATE EXCLUSIVE
CREATE STATISTICS dropped ON id, state FROM app.task;

-- app.task: SHARE UPDATE EXCLUSIVE
CREATE STATISTICS sampled ON id, owner FROM app.task;

-- locks nothing that exists
ALTER STATISTICS sampled SET STATISTICS 50;
