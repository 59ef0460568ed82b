create table task (id integer, guild_id integer, price integer,
  constraint task_pk primary key (id) include (price),
  constraint task_price_check check (price >= 0),
  constraint task_key unique nulls not distinct (guild_id) deferrable initially deferred);
create table step (task_id integer, constraint step_task_fk foreign key (task_id) references task (id) on update cascade on delete set null (task_id));
