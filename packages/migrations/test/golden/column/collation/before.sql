create table member (id integer primary key, name text, code text);
create index member_name_idx on member (name);
