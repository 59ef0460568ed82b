create function touch() returns trigger language plpgsql as 'begin return new; end';
create table task (id integer primary key, state text, gone text);
create trigger changed before update of state on task for each row execute function touch();
create trigger dropped after delete on task for each row execute function touch();
create trigger goes_along before update of gone on task for each row execute function touch();
create trigger switched after insert on task for each row execute function touch();
