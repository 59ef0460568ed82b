create table task (id bigint primary key, note text);
create sequence numbers owned by task.id;
