-- app.task: SHARE UPDATE EXCLUSIVE
DROP STATISTICS app.goes_along;

-- app.task: SHARE UPDATE EXCLUSIVE
DROP STATISTICS changed;

-- app.task: SHARE UPDATE EXCLUSIVE
DROP STATISTICS dropped;

-- app.task: SHARE UPDATE EXCLUSIVE
DROP STATISTICS sampled;

-- app.task: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "app"."task" ALTER COLUMN "owner" TYPE bigint;

-- app.task: SHARE UPDATE EXCLUSIVE
CREATE STATISTICS app."Made" (dependencies) ON owner, lower(state) FROM app.task;

-- locks nothing that exists
COMMENT ON STATISTICS app."Made" IS 'It''s made';

-- app.task: SHARE UPDATE EXCLUSIVE
CREATE STATISTICS changed (mcv) ON owner, state FROM app.task;

-- app.task: SHARE UPDATE EXCLUSIVE
CREATE STATISTICS sampled ON id, owner FROM app.task;

-- locks nothing that exists
ALTER STATISTICS sampled SET STATISTICS 50;

-- app.task: ACCESS EXCLUSIVE. LOSES DATA: every value of app.task.gone
ALTER TABLE "app"."task" DROP COLUMN "gone";
