create table task (id bigint generated always as identity primary key, number bigint generated always as identity (sequence name numbering increment by 5 cache 10));
