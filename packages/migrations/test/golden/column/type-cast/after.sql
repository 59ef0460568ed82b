create table counter (id bigint primary key, hits bigint not null default 0, ratio integer, on_day date, label varchar(10));
