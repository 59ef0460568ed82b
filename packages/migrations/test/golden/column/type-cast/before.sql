create table counter (id integer primary key, hits integer not null default 0, ratio numeric, on_day timestamp, label text);
