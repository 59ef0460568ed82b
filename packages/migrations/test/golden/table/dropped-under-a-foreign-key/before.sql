create table guild (id bigint primary key);
create table member (id bigint primary key, guild bigint constraint member_guild references guild);
