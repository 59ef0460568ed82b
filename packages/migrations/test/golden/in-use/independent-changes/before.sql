create table guild (id int primary key, name text, motto text);
create table member (id int primary key, name text, guild_id int);
create table task (id int primary key, title text);
create table note (id int primary key, body text);
