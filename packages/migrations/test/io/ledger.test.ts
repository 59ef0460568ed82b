import { expect, test } from 'vitest'

import { connect, type Database } from '../../src/io/database.ts'
import { readState, refuseUnwritable } from '../../src/io/ledger.ts'
import { createLedgerSql, type LedgerPlace, ledgerTable } from '../../src/io/ledger-layout.ts'
import { insertEntry } from '../../src/io/ledger-write.ts'
import { quoteName } from '../../src/sql/quote.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'
import { upgradeTask } from '../support/tasks.ts'

const place: LedgerPlace = { ledgerSchema: 'retort', defaultNamespace: 'public' }

async function reading<T>({ url }: { url: string }, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await connect({ url }, 'test')
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

const stateOf = (database: { url: string }, at = place) => reading(database, (session) => readState(session, at))

async function withLedger(): Promise<FreshDatabase> {
  const database = await freshDatabase()
  await database.query(createLedgerSql('retort', 'somebody'))
  return database
}

let position = 0
const entryFor = (id: string, overrides: Partial<ReturnType<typeof upgradeTask>['revision']> = {}) => ({
  revision: upgradeTask(id, [], overrides).revision,
  position: String(++position),
  dependsOn: [],
  state: 'applied' as const,
  steps: 2,
  sent: ['select 1', 'select 2'],
  downgrade: ['drop table "x"'],
  since: '2020-01-01 00:00:00+00',
})

/** A role that may log in here, and the URL to do so. */
async function roleIn(
  database: FreshDatabase,
  setup: (role: string) => string,
): Promise<{ url: string; role: string }> {
  const role = `${database.name}_role`
  await database.query(`create role ${quoteName(role)} login password 'guest'; ${setup(quoteName(role))}`)
  const url = new URL(database.url)
  url.username = role
  url.password = 'guest'
  return { url: url.href, role }
}

test('reading the state of an untouched database creates nothing', async () => {
  const database = await freshDatabase()
  expect(await stateOf(database)).toEqual({
    hasLedger: false,
    applied: [],
    alembic: null,
    typeorm: null,
    readOnly: null,
    foreignOwner: null,
    pooled: false,
  })
  expect(await database.query("select nspname from pg_namespace where nspname = 'retort'")).toEqual([])
})

test('reading the state takes one message, whatever is there', async () => {
  for (const database of [await freshDatabase(), await withLedger()]) {
    await reading(database, async (session) => {
      const sent: unknown[] = []
      const { client } = session
      const query = client.query.bind(client)
      Object.assign(client, {
        query: (text: never) => {
          sent.push(text)
          return query(text)
        },
      })
      await readState(session, place)
      expect(sent).toHaveLength(1)
    })
  }
})

test('rows come in the order of application, with hostile text unharmed', async () => {
  const database = await withLedger()
  const message = `it's <b>&amp;</b> "x" \\ \u0001 \r\n \u2028 ]]> <rows> </rows> 雪`
  await database.query(insertEntry(place, entryFor('zzz', { message })))
  await database.query(insertEntry(place, entryFor('aaa', { downRevisions: ['zzz'] })))
  const { applied } = await stateOf(database)
  expect(applied.map(({ id, downRevisions }) => [id, downRevisions])).toEqual([
    ['zzz', []],
    ['aaa', ['zzz']],
  ])
  expect(applied[0]).toMatchObject({ message, state: 'applied', steps: 2, stepOpen: false })
  // Measured by the server, years ago.
  expect(applied[0]?.durationMs).toBeGreaterThan(365 * 86_400_000)
  expect(applied[0]?.appliedAt).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
  expect(applied[0]?.sqlChecksum).toMatch(/^[0-9a-f]{64}$/)
})

test('many rows come in the order of application too', async () => {
  const database = await withLedger()
  const ids = Array.from({ length: 250 }, (_, index) => `r${(index * 7919) % 250}`)
  await database.query(ids.map((id) => insertEntry(place, entryFor(id))).join(';'))
  const { applied } = await stateOf(database)
  expect(applied.map(({ id }) => id)).toEqual(ids)
})

test('what a row has in common with its file is held in memory once, and nothing else is taken from there', async () => {
  const database = await withLedger()
  const { revision } = entryFor('bbb', { downRevisions: ['aaa'] })
  await database.query([insertEntry(place, entryFor('aaa')), insertEntry(place, entryFor('bbb', revision))].join(';'))
  const appliedWith = (file: typeof revision) =>
    reading(database, async (session) => {
      const { applied } = await readState(session, place, (id) => (id === 'bbb' ? file : undefined))
      return applied
    })
  const alone = (await stateOf(database)).applied
  const beside = await appliedWith(revision)
  expect(beside).toEqual(alone)
  expect(beside[1]?.downRevisions).toBe(revision.downRevisions)
  expect(await appliedWith({ ...revision, downRevisions: [], message: 'other', checksum: 'other' })).toEqual(alone)
})

test('a server that has no query_to_xml is asked in several queries', async () => {
  const database = await withLedger()
  await database.query(insertEntry(place, entryFor('aaa')))
  const withXml = await stateOf(database)
  const withoutXml = await reading(database, (session) =>
    readState({ ...session, run: (sql) => (sql.includes('query_to_xml') ? refuseXml(sql) : session.run(sql)) }, place),
  )
  expect(withoutXml).toEqual(withXml)
})

async function refuseXml(sql: string): Promise<never> {
  throw Object.assign(new Error(`unsupported XML feature in ${sql.length} characters`), {
    code: '0A000',
    severity: 'ERROR',
  })
}

test("Alembic's and TypeORM's records are read while there is no ledger", async () => {
  const database = await freshDatabase()
  await database.query(`
    create table alembic_version (version_num varchar(32) primary key, note text); insert into alembic_version values ('001_initial');
    create table migrations (id serial primary key, "timestamp" bigint, name varchar);
    insert into migrations ("timestamp", name) values (2, 'Later2'), (1, 'Earlier1')`)
  expect(await stateOf(database)).toMatchObject({ alembic: ['001_initial'], typeorm: ['Earlier1', 'Later2'] })
  await database.query(createLedgerSql('retort', 'somebody'))
  expect(await stateOf(database)).toMatchObject({ alembic: null, typeorm: null })
})

test("TypeORM's record is found in whichever schema the data source has, unless there are several", async () => {
  const database = await freshDatabase()
  const record = (schema: string, table: string, name: string) => `
    create schema if not exists ${schema};
    create table ${schema}.${table} (id serial primary key, "timestamp" bigint, name varchar);
    insert into ${schema}.${table} ("timestamp", name) values (1, '${name}')`
  await database.query(record('"a ""b"', '"shop & co migrations"', 'Shop1'))
  expect(await stateOf(database)).toMatchObject({ typeorm: ['Shop1'] })
  await database.query(record('other', 'migrations', 'Other1'))
  expect(await stateOf(database)).toMatchObject({ typeorm: null })
  await database.query(`${record('public', 'other_migrations', 'Aside1')}; ${record('public', 'migrations', 'Own1')}`)
  expect(await stateOf(database)).toMatchObject({ typeorm: ['Own1'] })
})

test('a record of another name is known by its shape and its rows', async () => {
  const database = await freshDatabase()
  await database.query(`
    create schema tools; create table tools.schema_state (version_num varchar(32) primary key);
    insert into tools.schema_state values ('ae1027a6acf');
    create table db_history (id serial primary key, "timestamp" bigint not null, name varchar not null);
    insert into db_history ("timestamp", name) values (1700000000001, 'Loans1700000000001')`)
  expect(await stateOf(database)).toMatchObject({ alembic: ['ae1027a6acf'], typeorm: ['Loans1700000000001'] })
  await database.query(`insert into db_history ("timestamp", name) values (1, 'a visit of the inspector')`)
  expect(await stateOf(database)).toMatchObject({ typeorm: [] })
  await database.query('create table tools.other_state (version_num varchar(32) primary key)')
  expect(await stateOf(database)).toMatchObject({ alembic: null })
})

test('a table that is only called migrations is nobody’s record', async () => {
  const database = await freshDatabase()
  await database.query('create table migrations (bird text); create view alembic_version as select 1 as version_num')
  expect(await stateOf(database)).toMatchObject({ alembic: null, typeorm: null })
})

test.each([
  ['a view', 'drop table retort.ledger; create view retort.ledger as select 1 as id', 'is not an ordinary table'],
  ['a column more', 'alter table retort.ledger add column spy text', 'has other columns than the ledger'],
  ['a default', "alter table retort.ledger alter column message set default 'x'", 'has other columns than the ledger'],
  ['another type', 'alter table retort.ledger alter column steps type bigint', 'has other columns than the ledger'],
  [
    'a trigger',
    `create function retort.spy() returns trigger language plpgsql as 'begin return new; end';
     create trigger spy before insert on retort.ledger for each row execute function retort.spy()`,
    'has policies, rules, triggers or children',
  ],
  ['a policy', 'alter table retort.guard enable row level security', 'has policies, rules, triggers or children'],
  [
    'a rule',
    'create rule spy as on insert to retort.ledger do also notify spy',
    'has policies, rules, triggers or children',
  ],
  ['a child', 'create table retort.child () inherits (retort.ledger)', 'has policies, rules, triggers or children'],
  ['a check', 'alter table retort.guard add check (epoch >= 0)', 'has constraints or indexes that are not its own'],
  ['an index', 'create index on retort.ledger (lower(message))', 'has constraints or indexes that are not its own'],
])('a ledger with %s is not taken for one', async (_what, sql, says) => {
  const database = await withLedger()
  await database.query(sql)
  await expect(stateOf(database)).rejects.toMatchObject({
    fault: 'foreign-ledger',
    message: expect.stringContaining(says),
  })
})

test('a ledger from which what others had added is taken again is one again', async () => {
  const database = await withLedger()
  await database.query(`
    create function retort.spy() returns trigger language plpgsql as 'begin return new; end';
    create trigger spy before insert on retort.ledger for each row execute function retort.spy();
    create rule spy as on insert to retort.guard do also notify spy;
    create table retort.child () inherits (retort.ledger)`)
  await database.query('drop function retort.spy cascade; drop rule spy on retort.guard; drop table retort.child')
  expect(await stateOf(database)).toMatchObject({ hasLedger: true })
})

test('half of a ledger is not taken for one', async () => {
  const database = await withLedger()
  await database.query('drop table retort.guard')
  await expect(stateOf(database)).rejects.toMatchObject({ fault: 'foreign-ledger' })
})

test('a ledger in the hands of an untrusted role can be read and not written', async () => {
  const database = await withLedger()
  const { role } = await roleIn(
    database,
    (name) => `grant usage on schema retort to ${name}; alter table retort.ledger owner to ${name}`,
  )
  const state = await stateOf(database)
  expect(state).toMatchObject({ hasLedger: true, foreignOwner: role })
  expect(() => refuseUnwritable(state, place)).toThrow(expect.objectContaining({ fault: 'foreign-ledger' }))
})

test('a schema that an untrusted role has made ready is not moved into', async () => {
  const database = await freshDatabase()
  const { role } = await roleIn(database, (name) => `create schema retort authorization ${name}`)
  const state = await stateOf(database)
  expect(state).toMatchObject({ hasLedger: false, foreignOwner: role })
  expect(() => refuseUnwritable(state, place)).toThrow(expect.objectContaining({ fault: 'foreign-ledger' }))
})

test('a role that may not read the ledger is told what to grant', async () => {
  const database = await withLedger()
  const reader = await roleIn(database, () => '')
  await expect(stateOf(reader)).rejects.toMatchObject({
    fault: 'foreign-ledger',
    hint: expect.stringContaining('grant usage on schema retort'),
  })
  await database.query(
    `grant usage on schema retort to ${quoteName(reader.role)}; grant select on all tables in schema retort to ${quoteName(reader.role)}`,
  )
  expect(await stateOf(reader)).toMatchObject({ hasLedger: true, applied: [] })
})

test('functions and operators that somebody planted in the search path are not called', async () => {
  const database = await withLedger()
  await database.query(`
    create schema trap;
    create table trap.caught (by text);
    create function trap.caught(by text) returns boolean language sql as $$ insert into trap.caught values (by) returning true $$;
    create function trap.is_equal(name, text) returns boolean language sql as $$ select trap.caught('=') $$;
    create operator trap.= (leftarg = name, rightarg = text, function = trap.is_equal);
    create function trap.json_agg(json) returns json language sql as $$ select to_json(trap.caught('json_agg')) $$;`)
  const victim = await roleIn(
    database,
    (name) => `grant all on schema trap, retort to ${name}; grant all on all tables in schema trap, retort to ${name};
      alter role ${name} set search_path = trap, pg_catalog, public`,
  )
  expect(await stateOf(victim)).toMatchObject({ hasLedger: true })
  expect(await database.query('select * from trap.caught')).toEqual([])
})

test('a database that is set to read only is readable and refused for writing', async () => {
  const database = await withLedger()
  await database.query(`alter database ${quoteName(database.name)} set default_transaction_read_only = on`)
  const state = await stateOf(database)
  expect(state.hasLedger).toBe(true)
  expect(() => refuseUnwritable(state, place)).toThrow(expect.objectContaining({ fault: 'read-only' }))
})

test('the ledger may have any name', async () => {
  const database = await freshDatabase()
  const at: LedgerPlace = { ledgerSchema: `it's "mine"`, defaultNamespace: 'public' }
  await database.query(createLedgerSql(at.ledgerSchema, `o'neil`))
  await database.query(insertEntry(at, entryFor('aaa')))
  expect((await stateOf(database, at)).applied.map(({ id }) => id)).toEqual(['aaa'])
  expect(await database.query(`select owner from ${ledgerTable(at.ledgerSchema, 'guard')}`)).toEqual([
    { owner: `o'neil` },
  ])
})
