create table task (id integer constraint task_pkey primary key, state text, amount numeric) with (fillfactor = 90, toast.autovacuum_enabled = off);
create index task_state on task (state) with (deduplicate_items = off);
create index task_amount on task using brin (amount) with (pages_per_range = 32);
alter table task alter state set storage external, alter state set statistics 50, alter amount set storage plain, cluster on task_state;
create table label (name text not null constraint label_name unique with (fillfactor = 60));
alter table label replica identity using index label_name;
