create table log (id bigint, line text) with (fillfactor = 70, autovacuum_enabled = false);
