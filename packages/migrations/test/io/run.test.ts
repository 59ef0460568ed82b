import { expect, test } from 'vitest'

import { runRevisions } from '../../src/io/run.ts'
import type { Task } from '../../src/io/run-body.ts'
import type { RunSettings } from '../../src/io/run-session.ts'
import { quoteName } from '../../src/sql/quote.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'
import { pendingOf, settingsFor, upgradeTask } from '../support/tasks.ts'

const run = (settings: RunSettings, tasks: readonly Task[]) =>
  runRevisions(settings, { plan: pendingOf(tasks), consent: async () => undefined })

const failureOf = (settings: RunSettings, tasks: readonly Task[]): Promise<unknown> =>
  run(settings, tasks).then(
    () => null,
    (error: unknown) => error,
  )

const ledgerOf = (database: FreshDatabase) =>
  database.query('select id, state, steps, step_open from retort.ledger order by position')

const applied = (id: string, steps: number) => ({ id, state: 'applied', steps, step_open: false })

const tablesOf = async (database: FreshDatabase) =>
  (
    await database.query<{ name: string }>(
      "select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1",
    )
  ).map(({ name }) => name)

test('revisions run in order, each with its row of the ledger', async () => {
  const database = await freshDatabase()
  const tasks = [
    upgradeTask('aaa', ['create table a (id int)']),
    upgradeTask('bbb', ['create table b (id int)', 'insert into a values (1)']),
  ]
  const { completed, interrupted } = await run(settingsFor(database.url), tasks)
  expect(completed.map(({ id }) => id)).toEqual(['aaa', 'bbb'])
  expect(interrupted).toBe(false)
  expect(await ledgerOf(database)).toEqual([applied('aaa', 1), applied('bbb', 2)])
  expect(await database.query('select id from a')).toEqual([{ id: 1 }])
})

test('a failing revision is rolled back and named, and those before it stay', async () => {
  const database = await freshDatabase()
  const tasks = [
    upgradeTask('aaa', ['create table a (id int)']),
    upgradeTask('bbb', ['create table b (id int)', 'select 1 / 0']),
    upgradeTask('ccc', ['create table c (id int)']),
  ]
  expect(await failureOf(settingsFor(database.url), tasks)).toMatchObject({
    message: 'The upgrade bbb (makes bbb) was rolled back: division by zero (in: select 1 / 0)',
    revision: 'bbb',
    applied: ['aaa'],
    sqlState: '22012',
    sql: 'select 1 / 0',
  })
  expect(await tablesOf(database)).toEqual(['a'])
  expect(await ledgerOf(database)).toEqual([applied('aaa', 1)])
})

test('when there is nothing to do, no lock is taken and nothing is written', async () => {
  const database = await freshDatabase()
  const holder = await database.client()
  await run(settingsFor(database.url), [upgradeTask('aaa', ['select 1'])])
  await holder.query('begin; lock table retort.guard, retort.ledger in share row exclusive mode')
  const { completed } = await run(settingsFor(database.url), [upgradeTask('aaa', ['select 1'])])
  expect(completed).toEqual([])
})

test('two runs at once apply each revision once', async () => {
  const database = await freshDatabase()
  const tasks = [
    upgradeTask('aaa', ['create table evidence (id text)']),
    ...['bbb', 'ccc', 'ddd'].map((id) =>
      upgradeTask(id, [`insert into evidence values ('${id}')`, 'select pg_sleep(0.05)']),
    ),
  ]
  const outcomes = await Promise.all([1, 2, 3].map(() => run(settingsFor(database.url), tasks)))
  expect(outcomes.flatMap(({ completed }) => completed.map(({ id }) => id)).sort()).toEqual([
    'aaa',
    'bbb',
    'ccc',
    'ddd',
  ])
  expect(await database.query('select id from evidence order by id')).toEqual([
    { id: 'bbb' },
    { id: 'ccc' },
    { id: 'ddd' },
  ])
})

test('settings of the role and of the revision before have no say in what a revision means', async () => {
  const database = await freshDatabase()
  const role = `${database.name}_hostile`
  await database.query(`
    create role ${quoteName(role)} login superuser password 'guest';
    create schema elsewhere;
    alter role ${quoteName(role)} set search_path = elsewhere, public;
    alter role ${quoteName(role)} set statement_timeout = '500ms';
    alter role ${quoteName(role)} set idle_in_transaction_session_timeout = '500ms';
    alter role ${quoteName(role)} set transaction_timeout = '600ms';
    alter role ${quoteName(role)} set default_transaction_isolation = 'repeatable read';
    alter role ${quoteName(role)} set timezone = 'Pacific/Kiritimati';
    alter role ${quoteName(role)} set datestyle = 'German';
    alter role ${quoteName(role)} set standard_conforming_strings = off`)
  const url = Object.assign(new URL(database.url), { username: role, password: 'guest' }).href
  const seen = `select current_setting('search_path') || ' ' || current_setting('transaction_isolation') || ' '
    || current_setting('timezone') || ' ' || current_setting('datestyle') as settings`
  const tasks = [
    upgradeTask('aaa', [
      'create table seen (settings text)',
      'select pg_sleep(0.7)',
      'set search_path = elsewhere',
      'set role pg_monitor',
    ]),
    upgradeTask('bbb', async (queryRunner) => {
      await new Promise((resolve) => setTimeout(resolve, 700))
      await queryRunner.query(`insert into seen ${seen}`)
    }),
  ]
  await run(settingsFor(url), tasks)
  expect(await database.query('select settings from public.seen')).toEqual([
    { settings: expect.stringMatching(/^"?public"?, pg_temp read committed UTC ISO, MDY$/) },
  ])
})

test.each([
  ['commits', 'commit'],
  ['begins', 'BEGIN'],
  ['rolls back in the middle of a text', 'select 1; rollback; select 2'],
])('a revision that %s is refused', async (_what, sql) => {
  const database = await freshDatabase()
  const failure = await failureOf(settingsFor(database.url), [upgradeTask('aaa', ['create table a (id int)', sql])])
  expect(failure).toMatchObject({ code: 'statement', hint: expect.stringContaining("transaction = 'none'") })
  expect(await tablesOf(database)).toEqual([])
})

test('words of a transaction inside strings, comments and functions are nobody’s business', async () => {
  const database = await freshDatabase()
  const tasks = [
    upgradeTask('aaa', [
      "create table notes (text text default 'a; commit')",
      'select 1 -- ; rollback',
      `create procedure p() language plpgsql as $$ begin commit; end $$`,
      'savepoint here',
      'rollback to savepoint here',
      'create function f() returns int begin atomic; select 1; end',
    ]),
  ]
  await run(settingsFor(database.url), tasks)
  expect(await ledgerOf(database)).toEqual([applied('aaa', 6)])
})

test('a body that goes on after an error of PostgreSQL is rolled back', async () => {
  const database = await freshDatabase()
  const task = upgradeTask('aaa', async (queryRunner) => {
    await queryRunner.query('create table a (id int)')
    await queryRunner.query('select 1 / 0').catch(() => undefined)
  })
  expect(await failureOf(settingsFor(database.url), [task])).toMatchObject({
    message: expect.stringContaining('it went on after an error of PostgreSQL'),
    revision: 'aaa',
  })
  expect(await tablesOf(database)).toEqual([])
})

test('an error of the body itself is told as it is', async () => {
  const database = await freshDatabase()
  const task = upgradeTask('aaa', async (queryRunner) => {
    await queryRunner.query('create table a (id int)')
    throw new Error('no such customer')
  })
  expect(await failureOf(settingsFor(database.url), [task])).toMatchObject({
    message: 'The upgrade aaa (makes aaa) was rolled back: no such customer',
    revision: 'aaa',
  })
  expect(await tablesOf(database)).toEqual([])
})

test('a deferred constraint that fails at COMMIT names its revision', async () => {
  const database = await freshDatabase()
  await database.query('create table a (id int unique deferrable initially deferred)')
  const settings = settingsFor(database.url)
  expect(await failureOf(settings, [upgradeTask('aaa', ['insert into a values (1), (1)'])])).toMatchObject({
    sqlState: '23505',
    revision: 'aaa',
    message: expect.stringContaining('when it was committed'),
  })
  expect(settings.events.filter(({ event }) => event === 'notice')).toEqual([])
})

test('a COMMIT that fails leaves the revision after it unbegun', async () => {
  const database = await freshDatabase()
  await database.query('create table a (id int unique deferrable initially deferred)')
  const tasks = [
    upgradeTask('aaa', ['insert into a values (1)']),
    upgradeTask('bbb', ['insert into a values (2), (2)']),
    upgradeTask('ccc', ['create table c (id int)']),
  ]
  expect(await failureOf(settingsFor(database.url), tasks)).toMatchObject({ revision: 'bbb', applied: ['aaa'] })
  expect(await database.query('select id from a')).toEqual([{ id: 1 }])
  expect(await tablesOf(database)).toEqual(['a'])
  expect(await ledgerOf(database)).toEqual([applied('aaa', 1)])
})

test('a COMMIT that was made counts, although what was to follow it in its message failed', async () => {
  const database = await freshDatabase()
  const tasks = [
    upgradeTask('aaa', ['create table a (id int)', 'alter table retort.guard rename to gone']),
    upgradeTask('bbb', ['create table b (id int)']),
  ]
  expect(await failureOf(settingsFor(database.url), tasks)).toMatchObject({ sqlState: '42P01', applied: ['aaa'] })
  expect(await tablesOf(database)).toEqual(['a'])
  expect(await ledgerOf(database)).toEqual([applied('aaa', 2)])
})

test('a run that was overtaken with its COMMIT finds out, and leaves the rest to the other', async () => {
  const database = await freshDatabase()
  const settings = settingsFor(database.url)
  const tasks = [
    upgradeTask('aaa', ['create table a (id int)', "update retort.guard set epoch = epoch + 1, owner = 'another'"]),
    upgradeTask('bbb', ['create table b (id int)']),
  ]
  expect((await run(settings, tasks)).completed.map(({ id }) => id)).toEqual(['aaa', 'bbb'])
  expect(settings.events.flatMap((event) => (event.event === 'reconnecting' ? [event.reason] : []))).toEqual([
    'epoch 1 is over, 2 has begun',
  ])
  expect(await ledgerOf(database)).toEqual([applied('aaa', 2), applied('bbb', 1)])
})

const reconnections = (settings: ReturnType<typeof settingsFor>) =>
  settings.events.filter(({ event }) => event === 'reconnecting')

test('a rejected statement that speaks of sockets is no lost connection', async () => {
  const database = await freshDatabase()
  const settings = settingsFor(database.url)
  const tasks = [upgradeTask('aaa', ['select * from socket'])]
  expect(await failureOf(settings, tasks)).toMatchObject({ revision: 'aaa', sqlState: '42P01' })
  expect(reconnections(settings)).toEqual([])
})

test('a connection of the body’s own that is lost is the failure of its revision', async () => {
  const database = await freshDatabase()
  const settings = settingsFor(database.url)
  const tasks = [upgradeTask('aaa', () => Promise.reject(new Error('read ECONNRESET')))]
  expect(await failureOf(settings, tasks)).toMatchObject({
    message: 'The upgrade aaa (makes aaa) was rolled back: read ECONNRESET',
    revision: 'aaa',
  })
  expect(reconnections(settings)).toEqual([])
})

test('a lock that is not free in time is tried for again, and the revision waits its turn', async () => {
  const database = await freshDatabase()
  await database.query('create table busy (id int)')
  const reader = await database.client()
  await reader.query('begin; select * from busy')
  const settings = settingsFor(database.url)
  const running = run(settings, [upgradeTask('aaa', ['alter table busy add column more int'])])
  await expect.poll(() => settings.events.filter(({ event }) => event === 'retrying').length).toBeGreaterThan(1)
  await reader.query('commit')
  expect((await running).completed).toHaveLength(1)
})

test('whoever keeps a lock for too long is named', async () => {
  const database = await freshDatabase()
  await database.query('create table busy (id int)')
  const reader = await database.client()
  await reader.query("set application_name = 'a slow report'; begin; select * from busy")
  const settings = settingsFor(database.url)
  const { patience } = settings
  const hurried = { ...settings, patience: { ...patience, lockTimeoutMs: 700, retryMs: 800 } }
  expect(await failureOf(hurried, [upgradeTask('aaa', ['alter table busy add column more int'])])).toMatchObject({
    sqlState: '55P03',
    hint: expect.stringMatching(
      /^Blocked by process \d+ \(a slow report, .*idle in transaction for \d+ s: .*select \* from busy.*pg_terminate_backend/,
    ),
  })
  expect(settings.events).toContainEqual(expect.objectContaining({ event: 'blocked', revision: 'aaa' }))
})

test('the signal rolls back the revision that runs and keeps those before it', async () => {
  const database = await freshDatabase()
  const stop = new AbortController()
  const settings = settingsFor(database.url, { signal: stop.signal })
  const tasks = [
    upgradeTask('aaa', ['create table a (id int)']),
    upgradeTask('bbb', ['create table b (id int)', 'select pg_sleep(30)']),
  ]
  const running = run(settings, tasks)
  await expect
    .poll(() => settings.events.some((event) => event.event === 'statement-started' && event.sql.includes('sleep')))
    .toBe(true)
  stop.abort()
  expect(await running).toMatchObject({ interrupted: true, completed: [{ id: 'aaa' }] })
  expect(await tablesOf(database)).toEqual(['a'])
  expect(await ledgerOf(database)).toEqual([applied('aaa', 1)])
})

test('what PostgreSQL remarks is handed on with the revision that caused it', async () => {
  const database = await freshDatabase()
  const settings = settingsFor(database.url)
  await run(settings, [upgradeTask('aaa', ['drop table if exists nothing_here'])])
  expect(settings.events).toContainEqual({
    event: 'notice',
    revision: 'aaa',
    text: 'table "nothing_here" does not exist, skipping',
  })
})

test('a role that may not create the ledger is told who can', async () => {
  const database = await freshDatabase()
  const role = `${database.name}_guest`
  await database.query(`create role ${quoteName(role)} login password 'guest'`)
  const url = Object.assign(new URL(database.url), { username: role, password: 'guest' }).href
  expect(await failureOf(settingsFor(url), [upgradeTask('aaa', ['select 1'])])).toMatchObject({
    fault: 'foreign-ledger',
    message: 'This role may not create the schema retort that the ledger is kept in.',
    hint: expect.stringContaining('create schema retort authorization'),
  })
})

test('a role that may only read the ledger is told what to grant', async () => {
  const database = await freshDatabase()
  await run(settingsFor(database.url), [upgradeTask('aaa', ['select 1'])])
  const role = `${database.name}_reader`
  await database.query(`create role ${quoteName(role)} login password 'reader'; grant usage on schema retort to ${quoteName(role)};
    grant select on all tables in schema retort to ${quoteName(role)}`)
  const url = Object.assign(new URL(database.url), { username: role, password: 'reader' }).href
  expect(await failureOf(settingsFor(url), [upgradeTask('bbb', ['select 1'])])).toMatchObject({
    fault: 'foreign-ledger',
    message: 'This role may read the ledger in the schema retort, and not write it.',
    hint: expect.stringContaining('grant select, insert, update, delete on all tables in schema retort'),
  })
})

test('an earlier run’s transaction that does not end is named when the wait is over', async () => {
  const database = await freshDatabase()
  await run(settingsFor(database.url), [upgradeTask('aaa', ['select 1'])])
  const other = await database.client()
  await other.query("set application_name = 'somebody'; begin; select from retort.guard for update")
  const settings = settingsFor(database.url)
  const patience = { ...settings.patience, leaseWaitMs: 300, replyMs: 400 }
  expect(await failureOf({ ...settings, patience }, [upgradeTask('bbb', ['select 1'])])).toMatchObject({
    code: 'locked',
    holder: { application: 'somebody' },
    hint: expect.stringContaining('pg_terminate_backend('),
  })
})

test('a first revision that finds its table there points to stamp', async () => {
  const database = await freshDatabase()
  await database.query('create table a (id int)')
  const tasks = [upgradeTask('aaa', ['create table a (id int)'])]
  expect(await failureOf(settingsFor(database.url), tasks)).toMatchObject({
    hint: expect.stringContaining('migrate stamp head'),
  })
  expect(await failureOf(settingsFor(database.url), tasks)).toMatchObject({
    hint: expect.stringContaining('migrate stamp head'),
  })
})

test('a later revision that finds its table there does not point to stamp', async () => {
  const database = await freshDatabase()
  await database.query('create table b (id int)')
  const tasks = [upgradeTask('aaa', ['create table a (id int)']), upgradeTask('bbb', ['create table b (id int)'])]
  const failure = await failureOf(settingsFor(database.url), tasks)
  expect(failure).toMatchObject({ revision: 'bbb', applied: ['aaa'] })
  expect(failure).not.toMatchObject({ hint: expect.stringContaining('stamp') })
})

test('every transaction says who it is and how long it waits, whatever the role and the pooler have set', async () => {
  const database = await freshDatabase()
  await database.query(`alter database ${database.name} set lock_timeout = '1h'`)
  const settings = settingsFor(database.url)
  const shown = (setting: string): string => `select '${setting}', current_setting('${setting}')`
  const names = [
    'application_name',
    'lock_timeout',
    'statement_timeout',
    'idle_in_transaction_session_timeout',
    'timezone',
    'search_path',
    'client_connection_check_interval',
  ]
  const statement = `create table seen as ${names.map(shown).join(' union all ')}`
  await run(settings, [upgradeTask('aaa', ['reset all', statement])])
  await run(settings, [upgradeTask('bbb', [statement.replace('seen', 'settings')])])
  const rows = await database.query<Record<string, string>>('select * from settings')
  expect(Object.fromEntries(rows.map((row) => Object.values(row)))).toEqual({
    application_name: expect.stringMatching(/^retort test .+:\d+$/),
    lock_timeout: '300ms',
    statement_timeout: '0',
    idle_in_transaction_session_timeout: '5min',
    timezone: 'UTC',
    search_path: 'public, pg_temp',
    client_connection_check_interval: process.platform === 'linux' ? '2s' : '0',
  })
})

test('how many rows a statement wrote is told', async () => {
  const database = await freshDatabase()
  const settings = settingsFor(database.url)
  await run(settings, [
    upgradeTask('aaa', [
      'create table n as select generate_series(1, 7) as n',
      'update n set n = n + 1 where n > 3',
      'create table m ()',
    ]),
  ])
  const finished = settings.events.flatMap((event) => (event.event === 'statement-finished' ? [event.rows] : []))
  expect(finished).toEqual([7, 4, null])
})
