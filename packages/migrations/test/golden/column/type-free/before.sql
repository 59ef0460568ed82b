create table member (id integer primary key, name varchar(20) not null default 'x', bio varchar(200), price numeric(10,2), seen_at timestamptz(3));
create index member_name_idx on member (name);
