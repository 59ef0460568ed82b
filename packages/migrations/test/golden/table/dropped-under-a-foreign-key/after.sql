create table member (id bigint primary key, guild bigint);
