create table guild (id bigint primary key, name text);
create table member (id bigint primary key, guild_id bigint not null constraint member_guild_fk references guild);
create view guild_name as select name from guild;
