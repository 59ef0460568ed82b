create table guild (id bigint primary key);
