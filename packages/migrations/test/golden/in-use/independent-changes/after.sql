create type mood as enum ('sad', 'glad');
create table badge (id int primary key, name text);
create table guild (id int primary key, name text, feeling mood);
create table member (id int primary key, name text, guild_id int references guild (id), feeling mood);
create table task (id int primary key, title text, owner int);
create index task_title_idx on task (title);
create index member_name_idx on member (name);
create view feelings as select feeling from member;
