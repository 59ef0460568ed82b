create table task (id integer primary key, owner integer, state text);
create rule changed as on delete to task where old.state = 'kept' do instead nothing;
create rule dropped as on insert to task do also update task set owner = 0 where owner is null;
create rule switched as on update to task where old.owner is null do instead nothing;
