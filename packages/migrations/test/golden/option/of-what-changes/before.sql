create type mood as enum ('sad', 'fine');
create table task (id integer constraint task_pkey primary key, state text not null, note text, mood mood, body text);
create unique index task_state on task (state) with (fillfactor = 50);
alter table task alter state set storage external, alter state set statistics 50, alter note set storage main, alter body set compression pglz;
alter table task replica identity using index task_state;
alter table task cluster on task_pkey;
