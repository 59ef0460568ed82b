create table task (id bigserial primary key, note text);
alter sequence task_id_seq rename to numbers;
