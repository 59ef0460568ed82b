create table task (id integer primary key, state text default 'open', created_at timestamptz, done boolean default false);
