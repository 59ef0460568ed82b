/** Something on the table that no entity knows and no revision has made. */
export interface Stranger {
  readonly made: string
  /** Whether it is there as it was, of the table with the oid `$1`. */
  readonly isThere: string
  readonly least?: number
}

const member = (name: string): string =>
  `(select attnum from pg_attribute where attrelid = $1 and attname in (${name === 'state' ? "'state', 'condition'" : `'${name}'`}))`

const grantee = `(select oid from pg_roles where rolname = 'pg_monitor')`

export const strangers: Readonly<Record<string, Stranger>> = {
  'a trigger that is switched off, and the comment on it': {
    made: `create function touch() returns trigger language plpgsql as 'begin return new; end';
      create trigger watch after update of state, owner on task for each row when (old.state is distinct from new.state) execute function touch();
      alter table task disable trigger watch; comment on trigger watch on task is 'mine'`,
    isThere: `from pg_trigger where tgrelid = $1 and tgname = 'watch' and tgenabled = 'D' and cardinality(tgattr::int2[]) = 2
      and obj_description(oid, 'pg_trigger') = 'mine'`,
  },
  'a policy': {
    made: `create policy own on task as restrictive to pg_monitor using (state <> 'gone' and owner > 0); alter table task enable row level security`,
    isThere: `from pg_policy p join pg_class c on c.oid = p.polrelid where c.oid = $1 and polname = 'own' and c.relrowsecurity and polroles = array[${grantee}]`,
  },
  'a rule': {
    made: `create rule keep as on delete to task where old.state = 'kept' do instead nothing`,
    isThere: `from pg_rewrite where ev_class = $1 and rulename = 'keep'`,
  },
  'grants on a table and on a column': {
    made: `grant select on task to pg_monitor with grant option; grant update (state) on task to pg_monitor`,
    isThere: `from pg_class c cross join aclexplode(c.relacl) e where c.oid = $1 and e.grantee = ${grantee} and e.is_grantable
      and exists (select from pg_attribute a where a.attrelid = $1 and a.attnum = ${member('state')} and a.attacl is not null)`,
  },
  'grants on the sequence of a serial column, and on a type': {
    made: `grant usage on sequence task_id_seq to pg_monitor; revoke usage on type mood from public; grant usage on type mood to pg_monitor`,
    isThere: `from pg_class c cross join aclexplode(c.relacl) e where $1 <> 0 and c.relname = 'task_id_seq' and e.grantee = ${grantee}
      and exists (select from pg_type t cross join aclexplode(t.typacl) g where t.typname = 'mood' and g.grantee = ${grantee})
      and not exists (select from pg_type t cross join aclexplode(t.typacl) g where t.typname = 'mood' and g.grantee = 0)`,
  },
  'extended statistics': {
    made: `create statistics both_of_them (ndistinct) on state, owner from task; comment on statistics both_of_them is 'mine'`,
    isThere: `from pg_statistic_ext where stxrelid = $1 and stxname = 'both_of_them' and obj_description(oid, 'pg_statistic_ext') = 'mine'`,
  },
  'a publication of the table': {
    made: 'create publication feed for table task',
    isThere: `from pg_publication_rel where prrelid = $1`,
  },
  'a publication of some columns and rows': {
    made: `create publication feed for table task (id, state) where (state <> 'secret'); alter table task replica identity full`,
    isThere: `from pg_publication_rel where prrelid = $1 and prattrs is not null and prqual is not null`,
    least: 15,
  },
  'a publication of all tables in a schema': {
    made: 'create publication feed for tables in schema public',
    isThere: 'from pg_publication_namespace, pg_class c where c.oid = $1',
    least: 15,
  },
  'a replica identity over an index of its own': {
    made: 'create unique index task_real on task (id, owner); alter table task replica identity using index task_real',
    isThere: `from pg_class c join pg_index x on x.indrelid = c.oid where c.oid = $1 and c.relreplident = 'i' and x.indisreplident`,
  },
  'a replica identity over the primary key': {
    made: 'alter table task replica identity using index task_pkey; alter table task cluster on task_pkey',
    isThere: `from pg_class c join pg_index x on x.indrelid = c.oid where c.oid = $1 and c.relreplident = 'i' and x.indisreplident and x.indisclustered`,
  },
  'storage parameters, and how a column is stored and counted': {
    made: `alter table task set (fillfactor = 70, toast.autovacuum_enabled = off), alter state set storage external, alter state set statistics 77, alter state set (n_distinct = 5)`,
    isThere: `from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum = ${member('state')}
      where c.oid = $1 and c.reloptions = '{fillfactor=70}' and a.attstorage = 'e' and a.attstattarget = 77 and a.attoptions = '{n_distinct=5}'`,
  },
  "somebody else's view": {
    made: `create view open_tasks with (security_barrier = true) as select id, state, owner from task where mood = 'fine';
      grant select on open_tasks to pg_monitor; comment on view open_tasks is 'mine'; comment on column open_tasks.state is 'mine'`,
    isThere: `from pg_class c cross join aclexplode(c.relacl) e where c.relname = 'open_tasks' and e.grantee = ${grantee}
      and c.reloptions is not null and obj_description(c.oid, 'pg_class') = 'mine' and col_description(c.oid, 2) = 'mine' and $1 <> 0`,
  },
  'a materialized view with an index': {
    made: `create materialized view counted as select state, count(*) as n from task group by state; create unique index counted_state on counted (state)`,
    isThere: `from pg_class c join pg_index x on x.indrelid = c.oid where c.relname = 'counted' and x.indisunique and $1 <> 0`,
  },
  'a table that inherits': {
    made: `create table task_old (closed date) inherits (task); insert into task_old (id, state, owner, mood) values (9, 'old', 1, 'fine')`,
    isThere: `from pg_inherits where inhparent = $1 and exists (select from task_old where id = 9)`,
  },
  'a sequence that belongs to a column': {
    made: 'create sequence numbers owned by task.owner',
    isThere: `from pg_depend d join pg_class q on q.oid = d.objid and q.relname = 'numbers' where d.refobjid = $1 and d.deptype = 'a'`,
  },
  'a foreign key of another table': {
    made: 'create table note (task integer constraint note_task references task on delete cascade)',
    isThere: `from pg_constraint where confrelid = $1 and conname = 'note_task' and confdeltype = 'c'`,
  },
  'columns of another table that hold its rows': {
    made: 'create table log (old task, olds task[]); insert into log select t, array[t] from task t',
    isThere: `from pg_attribute a join pg_type t on t.oid = a.atttypid
      where a.attrelid = 'log'::regclass and t.typrelid = $1 and exists (select from log where (old).id = (olds[1]).id)`,
  },
  'an index, a check and a unique constraint': {
    made: `create index by_hand on task (lower(state), owner desc) with (fillfactor = 60) where mood = 'fine';
      alter table task add constraint sane check (state <> '' and owner > 0), add constraint once unique (id, state)`,
    isThere: `from pg_constraint k where k.conrelid = $1 and k.conname = 'sane' and k.convalidated
      and exists (select from pg_constraint u where u.conrelid = $1 and u.conname = 'once')
      and exists (select from pg_class i where i.relname = 'by_hand' and i.reloptions is not null)`,
  },
  'a function over its rows': {
    made: `create function is_old(task) returns boolean language sql stable as 'select $1.state = ''old'''; grant execute on function is_old(task) to pg_monitor`,
    isThere: `from pg_proc where proname = 'is_old' and array_to_string(proacl, ',') ~ 'pg_monitor' and $1 <> 0`,
  },
}
