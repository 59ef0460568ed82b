create type mood as enum ('fine');
create table task (id integer, state varchar(20) not null, note integer, mood mood, body jsonb);
alter table task add constraint task_key primary key (id, state);
create unique index task_state on task (state, id) with (fillfactor = 50);
alter table task alter state set storage external, alter state set statistics 50, alter body set compression pglz;
alter table task replica identity using index task_state;
