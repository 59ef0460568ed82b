create table task (id integer primary key, name text, tags text[], at timestamptz, payload jsonb);
create index task_name_idx on task (name);
create index task_at_idx on task (at);
create index task_tags_idx on task using gin (tags);
create unique index task_payload_idx on task ((payload ->> 'key'));
