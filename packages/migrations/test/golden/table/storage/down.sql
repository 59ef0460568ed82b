-- log: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "log" SET LOGGED;

-- log: SHARE UPDATE EXCLUSIVE
ALTER TABLE "log" SET (autovacuum_enabled=false, fillfactor=70);

-- log: SHARE UPDATE EXCLUSIVE
ALTER TABLE "log" RESET (toast.autovacuum_enabled);
