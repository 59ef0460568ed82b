create table t (a text, b integer, c jsonb);
create unique index t_a on t (lower(a) desc nulls last, b) include (c) nulls not distinct with (fillfactor = 80) where b > 0;
create index t_c on t using gin (c jsonb_path_ops);
create index t_pattern on t (a collate "C" text_pattern_ops);
