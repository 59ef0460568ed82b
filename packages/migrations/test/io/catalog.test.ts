import { expect, test } from 'vitest'

import { readCatalog } from '../../src/io/catalog.ts'
import { connect } from '../../src/io/database.ts'
import { type AnyObject, kindNames, kindOf } from '../../src/kinds/index.ts'
import { freshDatabase } from '../support/postgres.ts'
import type { PostgresVersion } from '../support/postgres-server.ts'

async function catalogOf(sql: string, { version = 18, defaultNamespace = 'public' }: Options = {}) {
  const { url, query } = await freshDatabase({ version })
  await query(sql)
  const database = await connect({ url }, 'test')
  const catalog = await readCatalog(database, { defaultNamespace, ledgerSchema: 'retort' })
  await database.close()
  return catalog
}

interface Options {
  readonly version?: PostgresVersion
  readonly defaultNamespace?: string
}

const strangers: Readonly<Record<string, string>> = {
  'access method piled of heaped':
    'create access method piled type table handler heap_tableam_handler; create table heaped (a integer) using piled',
  'aggregate total(integer)': 'create aggregate total (integer) (sfunc = int4pl, stype = integer)',
  'cast pair as text':
    'create type pair as (a integer, b integer); create function shown(pair) returns text language sql as $$ select $1.a::text $$; create cast (pair as text) with function shown(pair)',
  'collation german': `create collation german (provider = icu, locale = 'de')`,
  'composite type pair': 'create type pair as (a integer, b integer)',
  'event trigger nosy':
    'create function nosy() returns event_trigger language plpgsql as $$ begin end $$; create event trigger nosy on ddl_command_end execute function nosy()',
  'foreign key that is switched off own on task':
    'alter table task add primary key (id), add constraint own foreign key (id) references task; alter table task disable trigger all',
  'foreign table abroad':
    'create extension file_fdw; create server files foreign data wrapper file_fdw; create foreign table abroad (line text) server files options (filename $$none$$)',
  'inheritance child from task': 'create table child () inherits (task)',
  'materialized view without rows kept': 'create materialized view kept as select id from task with no data',
  'not null that is not validated task.name': 'alter table task add constraint named not null name not valid',
  'operator ===(integer,integer)': 'create operator === (leftarg = integer, rightarg = integer, function = int4eq)',
  'partition part_one of parted': `create table parted (a integer) partition by list (a); create table part_one partition of parted for values in (1)`,
  'publication feed of task': 'create publication feed for table task',
  'range type span': 'create type span as range (subtype = float8)',
  'table of a type pairs of pair': 'create type pair as (a integer, b integer); create table pairs of pair',
  'text search configuration own': 'create text search configuration own (copy = simple)',
  'unlogged sequence numbers': 'create unlogged sequence numbers',
}

test.each(Object.entries(strangers))('%s is reported', async (stranger, sql) => {
  const { unmodelled } = await catalogOf(`create table task (id integer, name text); ${sql}`)
  expect(unmodelled.map(({ what, name }) => `${what} ${name}`)).toContain(stranger)
})

const beyondEntities: Readonly<Record<string, string>> = {
  'domain:positive': 'create domain positive as integer check (value > 0)',
  'function:answer()': 'create function answer() returns integer language sql as $$ select 42 $$',
  'function:act(integer, text[])': 'create procedure act(integer, text[]) language sql as $$ select 1 $$',
  'option:clustering on task': 'create index task_names on task (name); alter table task cluster on task_names',
  'option:replica identity on task': 'alter table task replica identity full',
  'option:storage (name) on task': 'alter table task alter column name set storage external',
  'option:toast.autovacuum_enabled on task': 'alter table task set (toast.autovacuum_enabled = off)',
  'option:fillfactor on task_names': 'create index task_names on task (name) with (fillfactor = 70)',
  'grant:SELECT to PUBLIC on task': 'grant select on task to public',
  'grant:SELECT (id) to PUBLIC on shown':
    'create view shown as select id from task; grant select (id) on shown to public',
  'default privilege:SELECT on tables to PUBLIC in public':
    'alter default privileges in schema public grant select on tables to public',
  'default privilege:SELECT on large objects to PUBLIC':
    'alter default privileges grant select on large objects to public',
  'default privilege:EXECUTE on functions from PUBLIC':
    'alter default privileges revoke execute on functions from public',
  'policy:"Own rows" on task': 'create policy "Own rows" on task using (id > 0)',
  'rule:keep on task': 'create rule keep as on delete to task do instead nothing',
  'statistics:task_stats': 'create statistics task_stats on id, name from task',
  'row level security:task': 'alter table task enable row level security',
  'trigger:watch on task':
    'create trigger watch before update on task for each row execute function suppress_redundant_updates_trigger()',
}

test.each(Object.entries(beyondEntities))('%s is read, although no entity can say it', async (key, sql) => {
  const { schema } = await catalogOf(`create table task (id integer, name text); ${sql}`)
  expect(kindNames.flatMap((name) => schema[name].map((object: AnyObject) => kindOf(name).key(object)))).toContain(key)
})

test('what only PostgreSQL 18 knows is reported, and not taken for something simpler', async () => {
  const { schema, unmodelled } = await catalogOf(`
    create extension btree_gist;
    create table booking (room integer, during tstzrange, price integer,
      constraint booking_pk primary key (room, during without overlaps),
      constraint booking_price check (price > 0) not enforced)`)
  expect(unmodelled).toEqual([
    { what: 'constraint that is not enforced', name: 'booking_price on booking' },
    { what: 'temporal key', name: 'booking_pk on booking' },
  ])
  expect(schema.constraint).toEqual([])
  expect(schema.index).toEqual([])
})

test.each([13, 18] as const)('an ordinary schema holds nothing to report on PostgreSQL %i', async (version) => {
  const { unmodelled } = await catalogOf(
    `create extension citext; create table task (id serial primary key, name citext unique, parent integer references task);
    create index task_name on task (name); create view names as select name from task`,
    { version },
  )
  expect(unmodelled).toEqual([])
})

test('bookkeeping of migration tools, and what extensions bring, is no part of a schema', async () => {
  const { schema, unmodelled } = await catalogOf(`
    create extension pg_trgm; create schema retort; create table retort.ledger (id text);
    create table alembic_version (version_num varchar(32));
    create table migrations (id serial primary key, "timestamp" bigint, name varchar);
    create table typeorm_metadata (type varchar, database varchar, schema varchar, "table" varchar, name varchar, value text);
    create table my_migrations (id serial, done boolean)`)
  expect(schema.table.map(({ name }) => name)).toEqual(['my_migrations'])
  expect(schema.namespace).toEqual([])
  expect(schema.sequence).toEqual([])
  expect(unmodelled).toEqual([])
})

test('so is bookkeeping under a name of its own, but not a table that only looks so', async () => {
  const history = (name: string, row: string) => `
    create table ${name} (id serial primary key, "timestamp" bigint not null, name varchar not null);
    insert into ${name} ("timestamp", name) values (1, '${row}')`
  const { schema } = await catalogOf(`
    create table schema_state (version_num varchar(32) primary key);
    ${history('db_history', 'Loans1700000000001')}; ${history('visits', 'a visit of the inspector')};
    create table laps (id serial primary key, "timestamp" bigint not null, name varchar not null)`)
  expect(schema.table.map(({ name }) => name)).toEqual(['laps', 'visits'])
  expect(schema.constraint.map(({ table }) => table)).not.toContain('db_history')
})

test('names are relative to the default namespace', async () => {
  const sql = `create schema app; create type app.mood as enum ('ok'); create type mood as enum ('sad');
    create table app.task (mood app.mood default 'ok', other public.mood);
    create table task (mood app.mood)`
  const { schema } = await catalogOf(sql, { defaultNamespace: 'app' })
  const seen = schema.column.map(({ namespace, table, name, type }) => [namespace, table, name, type])
  expect(seen).toEqual([
    [null, 'task', 'mood', 'mood'],
    [null, 'task', 'other', 'public.mood'],
    ['public', 'task', 'mood', 'mood'],
  ])
})

test('a sequence that several columns count with belongs to the one that owns it', async () => {
  const { schema } = await catalogOf(
    `create table task (id serial, copy integer default nextval('task_id_seq')); create table other (id integer default nextval('task_id_seq'))`,
  )
  expect(schema.sequence).toEqual([])
  expect(schema.column.map(({ table, name, uses }) => [table, name, uses])).toEqual([
    ['other', 'id', ['column:task.id']],
    ['task', 'id', []],
    ['task', 'copy', ['column:task.id']],
  ])
})
