-- log: SHARE UPDATE EXCLUSIVE
ALTER TABLE "log" RESET (toast.autovacuum_enabled);

-- log: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "log" SET LOGGED;

-- log: SHARE UPDATE EXCLUSIVE
ALTER TABLE "log" SET (autovacuum_enabled=false);

-- log: SHARE UPDATE EXCLUSIVE
ALTER TABLE "log" SET (fillfactor=70);
