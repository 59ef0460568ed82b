create table task (id integer, key uuid not null, constraint task_pk primary key (key));
create table step (task_id integer not null, task_key uuid, constraint step_task_fk foreign key (task_key) references task (key));
