create table task (id integer primary key, name text, tags text[], at timestamptz, payload jsonb);
create unique index task_name_idx on task (lower(name) text_pattern_ops, at desc) include (id) nulls not distinct where name is not null;
create index task_at_idx on task using brin (at) with (pages_per_range = 32);
create index task_tags_idx on task using gin (tags) with (fastupdate = off);
create index task_payload_idx on task using gin (payload jsonb_path_ops);
comment on index task_at_idx is 'Small';
