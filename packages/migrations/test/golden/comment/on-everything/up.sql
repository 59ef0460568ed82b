-- app.cheap: SHARE UPDATE EXCLUSIVE
COMMENT ON COLUMN "app"."cheap"."price" IS 'Less than ten';

-- app.dear: SHARE UPDATE EXCLUSIVE
COMMENT ON COLUMN "app"."dear"."price" IS 'More than ten';

-- app.task: SHARE UPDATE EXCLUSIVE
COMMENT ON COLUMN "app"."task"."price" IS 'In cents';

-- app.task: ACCESS SHARE
COMMENT ON CONSTRAINT "task_check" ON "app"."task" IS 'Nothing is free';

-- app.task: ACCESS SHARE
COMMENT ON CONSTRAINT "task_pk" ON "app"."task" IS 'Its number';

-- locks nothing that exists
COMMENT ON TYPE "app"."mood" IS 'How one feels';

-- app.task_price_idx: SHARE UPDATE EXCLUSIVE
COMMENT ON INDEX "app"."task_price_idx" IS 'For sorting';

-- app.dear: SHARE UPDATE EXCLUSIVE
COMMENT ON MATERIALIZED VIEW "app"."dear" IS 'For others';

-- locks nothing that exists
COMMENT ON SCHEMA "app" IS 'All of it';

-- app.counter: SHARE UPDATE EXCLUSIVE
COMMENT ON SEQUENCE "app"."counter" IS 'Counts';

-- app.task: SHARE UPDATE EXCLUSIVE
COMMENT ON TABLE "app"."task" IS 'What is to be done';

-- app.cheap: SHARE UPDATE EXCLUSIVE
COMMENT ON VIEW "app"."cheap" IS 'For us';
