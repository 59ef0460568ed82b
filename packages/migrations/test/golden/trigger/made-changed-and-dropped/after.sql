create function touch() returns trigger language plpgsql as 'begin return new; end';
create table task (id integer primary key, state text);
create trigger changed before update of state on task for each row when (old.state is distinct from new.state) execute function touch();
create trigger switched after insert on task for each row execute function touch();
alter table task disable trigger switched;
create table visit (id integer primary key, task integer);
create constraint trigger made after insert on visit deferrable initially deferred for each row execute function touch();
create view open_task as select id from task;
create trigger into_view instead of insert on open_task for each row execute function touch();
