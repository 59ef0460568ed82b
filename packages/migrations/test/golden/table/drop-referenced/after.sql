create table member (id bigint primary key, guild_id bigint not null);
