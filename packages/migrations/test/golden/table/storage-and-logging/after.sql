create unlogged table log (line text) with (fillfactor = 70);
