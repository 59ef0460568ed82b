-- log: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "log" SET UNLOGGED;

-- log: SHARE UPDATE EXCLUSIVE
ALTER TABLE "log" SET (fillfactor=90, toast.autovacuum_enabled=false);

-- log: SHARE UPDATE EXCLUSIVE
ALTER TABLE "log" RESET (autovacuum_enabled);
