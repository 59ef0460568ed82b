create table task (id integer primary key, state varchar(10));
create materialized view states as select state, count(*) as tasks from task group by state with no data;
create unique index states_state on states (state);
create materialized view emptied as select id from task;
create materialized view filled as select id from task with no data;
