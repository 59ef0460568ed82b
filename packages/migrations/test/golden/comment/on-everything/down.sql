-- app.cheap: SHARE UPDATE EXCLUSIVE
COMMENT ON COLUMN "app"."cheap"."price" IS NULL;

-- app.dear: SHARE UPDATE EXCLUSIVE
COMMENT ON COLUMN "app"."dear"."price" IS NULL;

-- app.task: SHARE UPDATE EXCLUSIVE
COMMENT ON COLUMN "app"."task"."price" IS NULL;

-- app.task: ACCESS SHARE
COMMENT ON CONSTRAINT "task_check" ON "app"."task" IS NULL;

-- app.task: ACCESS SHARE
COMMENT ON CONSTRAINT "task_pk" ON "app"."task" IS NULL;

-- locks nothing that exists
COMMENT ON TYPE "app"."mood" IS NULL;

-- app.task_price_idx: SHARE UPDATE EXCLUSIVE
COMMENT ON INDEX "app"."task_price_idx" IS NULL;

-- app.dear: SHARE UPDATE EXCLUSIVE
COMMENT ON MATERIALIZED VIEW "app"."dear" IS NULL;

-- locks nothing that exists
COMMENT ON SCHEMA "app" IS NULL;

-- app.counter: SHARE UPDATE EXCLUSIVE
COMMENT ON SEQUENCE "app"."counter" IS NULL;

-- app.task: SHARE UPDATE EXCLUSIVE
COMMENT ON TABLE "app"."task" IS NULL;

-- app.cheap: SHARE UPDATE EXCLUSIVE
COMMENT ON VIEW "app"."cheap" IS NULL;
