create table task (id integer primary key, state text default 'todo', created_at timestamptz default now(), done boolean);
