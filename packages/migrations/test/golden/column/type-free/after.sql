create table member (id integer primary key, name varchar(50) not null default 'x', bio text, price numeric(12,2), seen_at timestamptz);
create index member_name_idx on member (name);
