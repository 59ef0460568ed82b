-- log: SHARE UPDATE EXCLUSIVE
ALTER TABLE "log" RESET (autovacuum_enabled);

-- log: SHARE UPDATE EXCLUSIVE
ALTER TABLE "log" SET (fillfactor=90);

-- log: SHARE UPDATE EXCLUSIVE
ALTER TABLE "log" SET (toast.autovacuum_enabled=false);

-- log: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "log" SET UNLOGGED;
