create schema app;
create table app.task (id integer primary key, owner integer, state text, gone text);
create statistics carried on owner, state from app.task;
create statistics changed (ndistinct) on owner, state from app.task;
create statistics dropped on id, state from app.task;
create statistics app.goes_along on id, gone from app.task;
create statistics sampled on owner, id from app.task;
alter statistics sampled set statistics 50;
