-- task: SHARE UPDATE EXCLUSIVE
ALTER TABLE "task" RESET (autovacuum_vacuum_scale_factor);

-- label: SHARE UPDATE EXCLUSIVE; label_name: SHARE UPDATE EXCLUSIVE
ALTER TABLE "label" SET WITHOUT CLUSTER;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "state" SET COMPRESSION default;

-- task_state: SHARE UPDATE EXCLUSIVE
ALTER INDEX "task_state" RESET (fillfactor);

-- task: SHARE UPDATE EXCLUSIVE
ALTER TABLE "task" ALTER COLUMN "state" RESET (n_distinct);

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" REPLICA IDENTITY DEFAULT;

-- task: SHARE UPDATE EXCLUSIVE; task_state: SHARE UPDATE EXCLUSIVE
ALTER TABLE "task" CLUSTER ON "task_state";

-- task_state: SHARE UPDATE EXCLUSIVE
ALTER INDEX "task_state" SET (deduplicate_items=off);

-- label_name: SHARE UPDATE EXCLUSIVE
ALTER INDEX "label_name" SET (fillfactor=60);

-- task: SHARE UPDATE EXCLUSIVE
ALTER TABLE "task" SET (fillfactor=90);

-- task_amount: ACCESS EXCLUSIVE
-- What is in the index already stays as it is, until REINDEX.
ALTER INDEX "task_amount" SET (pages_per_range=32);

-- label: ACCESS EXCLUSIVE, no rewrite, no scan; label_name: SHARE
ALTER TABLE "label" REPLICA IDENTITY USING INDEX "label_name";

-- task: SHARE UPDATE EXCLUSIVE
ALTER TABLE "task" ALTER COLUMN "state" SET STATISTICS 50;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "amount" SET STORAGE PLAIN;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "task" ALTER COLUMN "state" SET STORAGE EXTERNAL;

-- task: SHARE UPDATE EXCLUSIVE
ALTER TABLE "task" SET (toast.autovacuum_enabled=off);

-- fresh: ACCESS EXCLUSIVE. LOSES DATA: every row of fresh
DROP TABLE "fresh";
