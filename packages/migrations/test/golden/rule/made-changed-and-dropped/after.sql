create table task (id integer primary key, owner bigint, state text);
create rule changed as on delete to task where old.state in ('kept', 'held') do instead nothing;
create rule switched as on update to task where old.owner is null do instead nothing;
alter table task disable rule switched;
create rule "Made" as on delete to task where old.owner = 1 do instead nothing;
comment on rule "Made" on task is 'It''s made';
