-- log: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "log" SET LOGGED;

-- log: SHARE UPDATE EXCLUSIVE
ALTER TABLE "log" RESET (fillfactor);
