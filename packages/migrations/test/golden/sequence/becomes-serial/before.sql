create sequence task_id_seq;
create table task (id bigint not null default nextval('task_id_seq') primary key);
