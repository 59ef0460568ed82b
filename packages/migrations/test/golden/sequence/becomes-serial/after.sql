create table task (id bigserial primary key);
