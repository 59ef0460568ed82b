create table task (id integer not null, key uuid not null, constraint task_pk primary key (id), constraint task_key unique (key));
create table step (task_id integer not null, task_key uuid, constraint step_task_fk foreign key (task_id) references task (id));
