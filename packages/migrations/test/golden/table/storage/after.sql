create unlogged table log (id bigint, line text) with (fillfactor = 90, toast.autovacuum_enabled = false);
