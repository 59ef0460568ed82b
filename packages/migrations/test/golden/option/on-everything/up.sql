-- task: SHARE UPDATE EXCLUSIVE; task_state: SHARE UPDATE EXCLUSIVE
ALTER TABLE "task" SET WITHOUT CLUSTER;

-- task_state: SHARE UPDATE EXCLUSIVE
ALTER INDEX "task_state" RESET (deduplicate_items);

-- label_name: SHARE UPDATE EXCLUSIVE
ALTER INDEX "label_name" RESET (fillfactor);

-- label: ACCESS EXCLUSIVE, no rewrite, no scan; label_name: SHARE
ALTER TABLE "label" REPLICA IDENTITY DEFAULT;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "amount" SET STORAGE DEFAULT;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "state" SET STORAGE DEFAULT;

-- task: SHARE UPDATE EXCLUSIVE
ALTER TABLE "task" RESET (toast.autovacuum_enabled);

-- locks nothing that exists
CREATE TABLE "fresh" (
  "id" integer NOT NULL,
  "body" text,
  CONSTRAINT "fresh_pkey" PRIMARY KEY ("id")
) WITH (fillfactor=75, toast.autovacuum_enabled=off);

-- locks nothing that exists
ALTER TABLE "fresh" ALTER COLUMN "body" SET STORAGE MAIN;

-- locks nothing that exists
ALTER INDEX "fresh_pkey" SET (fillfactor=80);

-- locks nothing that exists
CREATE INDEX "fresh_body" ON "fresh" ("body") WITH (fillfactor=55);

-- locks nothing that exists
ALTER TABLE "fresh" REPLICA IDENTITY USING INDEX "fresh_pkey";

-- task: SHARE UPDATE EXCLUSIVE
ALTER TABLE "task" SET (autovacuum_vacuum_scale_factor=0.05);

-- label: SHARE UPDATE EXCLUSIVE; label_name: SHARE UPDATE EXCLUSIVE
ALTER TABLE "label" CLUSTER ON "label_name";

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "state" SET COMPRESSION pglz;

-- task: SHARE UPDATE EXCLUSIVE
ALTER TABLE "task" SET (fillfactor=70);

-- task_state: SHARE UPDATE EXCLUSIVE
ALTER INDEX "task_state" SET (fillfactor=50);

-- task: SHARE UPDATE EXCLUSIVE
ALTER TABLE "task" ALTER COLUMN "state" SET (n_distinct=5);

-- task_amount: ACCESS EXCLUSIVE
-- What is in the index already stays as it is, until REINDEX.
ALTER INDEX "task_amount" SET (pages_per_range=64);

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" REPLICA IDENTITY FULL;

-- task: SHARE UPDATE EXCLUSIVE
ALTER TABLE "task" ALTER COLUMN "state" SET STATISTICS 100;
