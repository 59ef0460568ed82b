create schema app;
create table app.task (id integer primary key, owner bigint, state text);
create statistics carried on owner, state from app.task;
create statistics changed (mcv) on owner, state from app.task;
create statistics app."Made" (dependencies) on lower(state), owner from app.task;
comment on statistics app."Made" is 'It''s made';
create statistics sampled on owner, id from app.task;
alter statistics sampled set statistics 50;
