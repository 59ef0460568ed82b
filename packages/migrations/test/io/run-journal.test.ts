import { expect, test } from 'vitest'
import type { DatabaseState } from '../../src/io/ledger.ts'
import { runRevisions } from '../../src/io/run.ts'
import type { Task } from '../../src/io/run-body.ts'
import { isResumable } from '../../src/io/run-journal.ts'
import type { RunSettings } from '../../src/io/run-session.ts'
import { faultProxy } from '../support/fault-proxy.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'
import { pendingOf, settingsFor, upgradeTask } from '../support/tasks.ts'

const run = (settings: RunSettings, tasks: readonly Task[]) =>
  runRevisions(settings, { plan: pendingOf(tasks), consent: async () => undefined })

const failureOf = (settings: RunSettings, tasks: readonly Task[]): Promise<unknown> =>
  run(settings, tasks).then(
    () => null,
    (error: unknown) => error,
  )

const rowsOf = (database: FreshDatabase) =>
  database.query('select id, state, steps, step_open from retort.ledger order by position')

const indexesOf = (database: FreshDatabase) =>
  database.query(`select c.relname as name, i.indisvalid as valid from pg_index i join pg_class c on c.oid = i.indexrelid
    where c.relnamespace = 'public'::regnamespace order by 1`)

const outside = (id: string, statements: readonly string[] | Task['body']): Task =>
  upgradeTask(id, statements, { transaction: 'none' })

async function withUsers(): Promise<FreshDatabase> {
  const database = await freshDatabase()
  await database.query(
    'create table users (id int, name text); insert into users select i, i::text from generate_series(1, 100) i',
  )
  return database
}

const build = 'create unique index concurrently users_id on users (id)'

test('statements that no transaction takes run, each recorded when it is done', async () => {
  const database = await withUsers()
  const settings = settingsFor(database.url)
  await run(settings, [outside('aaa', ['alter table users add column more int', build, 'vacuum users'])])
  expect(await rowsOf(database)).toEqual([{ id: 'aaa', state: 'applied', steps: 3, step_open: false }])
  expect(await indexesOf(database)).toEqual([{ name: 'users_id', valid: true }])
  expect(settings.events.filter(({ event }) => event === 'statement-finished')).toHaveLength(3)
})

test('CREATE INDEX CONCURRENTLY finishes while another run waits for the lease', async () => {
  const database = await withUsers()
  const tasks = ['aaa', 'bbb', 'ccc', 'ddd'].map((id) =>
    outside(id, [`create index concurrently users_${id} on users (id)`]),
  )
  const outcomes = await Promise.all([1, 2, 3].map(() => run(settingsFor(database.url), tasks)))
  expect(outcomes.flatMap(({ completed }) => completed)).toHaveLength(4)
  expect(await indexesOf(database)).toEqual(
    ['aaa', 'bbb', 'ccc', 'ddd'].map((id) => ({ name: `users_${id}`, valid: true })),
  )
})

test('a failed first statement leaves nothing: no invalid index, no half-applied revision', async () => {
  const database = await withUsers()
  await database.query('insert into users values (1)')
  expect(await failureOf(settingsFor(database.url), [outside('aaa', [build])])).toMatchObject({
    sqlState: '23505',
    revision: 'aaa',
    message: expect.stringMatching(/^The upgrade aaa \(makes aaa\) stopped: could not create unique index/),
  })
  expect(await indexesOf(database)).toEqual([])
  expect(await rowsOf(database)).toEqual([])
})

test('a failed later statement leaves the revision half applied, and the next run takes it up there', async () => {
  const database = await withUsers()
  await database.query('insert into users values (1)')
  const tasks = [outside('aaa', ['create table evidence as select 1 as id', build, 'insert into evidence values (2)'])]
  expect(await failureOf(settingsFor(database.url), tasks)).toMatchObject({ sqlState: '23505' })
  expect(await rowsOf(database)).toEqual([{ id: 'aaa', state: 'upgrading', steps: 1, step_open: false }])
  await database.query('delete from users where name is null')
  await run(settingsFor(database.url), tasks)
  expect(await rowsOf(database)).toEqual([{ id: 'aaa', state: 'applied', steps: 3, step_open: false }])
  expect(await database.query('select id from evidence order by id')).toEqual([{ id: 1 }, { id: 2 }])
})

test('an index that a dead run left invalid is built again', async () => {
  const database = await withUsers()
  const task = outside('aaa', [build])
  await run(settingsFor(database.url), [task])
  await database.query(`update pg_index set indisvalid = false where indexrelid = 'users_id'::regclass;
    update retort.ledger set state = 'upgrading', steps = 0, step_open = true`)
  await run(settingsFor(database.url), [task])
  expect(await indexesOf(database)).toEqual([{ name: 'users_id', valid: true }])
  expect(await rowsOf(database)).toEqual([{ id: 'aaa', state: 'applied', steps: 1, step_open: false }])
})

test('IF NOT EXISTS is not content with an index that is invalid', async () => {
  const database = await withUsers()
  await database.query(`create index users_id on users (id);
    update pg_index set indisvalid = false where indexrelid = 'users_id'::regclass`)
  const task = outside('aaa', ['create index concurrently if not exists users_id on users (id)'])
  expect(await failureOf(settingsFor(database.url), [task])).toMatchObject({
    message: expect.stringContaining('is invalid'),
  })
})

test.each([
  ['an index that is gone', 'drop index concurrently users_id', 'drop index users_id'],
  ['an index that is still there', 'drop index concurrently if exists users_id', 'select 1'],
])('an interrupted DROP INDEX CONCURRENTLY of %s is finished', async (_what, sql, before) => {
  const database = await withUsers()
  await database.query('create index users_id on users (id)')
  const task = outside('aaa', [sql])
  await run(settingsFor(database.url), [upgradeTask('zzz', ['select 1'])])
  await startedAndDied(database, task)
  await database.query(before)
  await run(settingsFor(database.url), [task])
  expect(await indexesOf(database)).toEqual([])
  expect(await rowsOf(database)).toContainEqual({ id: 'aaa', state: 'applied', steps: 1, step_open: false })
})

/** Leaves the ledger as a run does that dies while its first statement is under way. */
async function startedAndDied(database: FreshDatabase, { revision }: Task): Promise<void> {
  await database.query(
    `insert into retort.ledger select $1, 9, '', '{}', '{}', 'upgrading', 0, true, $2, null, null, now(), '', null, ''`,
    [revision.id, revision.checksum],
  )
}

test('a statement whose end nobody can know is not run again', async () => {
  const database = await withUsers()
  const task = outside('aaa', ['alter table users add column more int; call nothing()', 'call nothing()'])
  await database.query('create procedure nothing() language sql as $$ select 1 $$')
  await run(settingsFor(database.url), [upgradeTask('zzz', ['select 1'])])
  const call = { ...task, statements: ['call nothing()'] }
  await startedAndDied(database, call)
  expect(await failureOf(settingsFor(database.url), [call])).toMatchObject({
    code: 'state',
    fault: 'half-applied',
    message: expect.stringContaining('nobody knows how its statement 1 ended (call nothing())'),
  })
})

test('the next run waits for a statement whose client has died', async () => {
  const database = await withUsers()
  const blocker = await database.client()
  await blocker.query('begin; insert into users values (0)')
  const proxy = await faultProxy(database.url)
  const task = outside('aaa', [build])
  const doomed = failureOf(settingsFor(proxy.url), [task])
  const building = `select count(*)::int as running from pg_stat_activity where state = 'active' and datname = current_database() and query like '/* retort:aaa:1 */%'`
  await expect.poll(() => database.query(building)).toEqual([{ running: 1 }])
  await proxy.close()
  await doomed
  expect(await database.query(building)).toEqual([{ running: 1 }])
  const settings = settingsFor(database.url)
  const next = run(settings, [task])
  await expect
    .poll(() => settings.events)
    .toContainEqual(expect.objectContaining({ event: 'blocked', by: [expect.objectContaining({ state: 'active' })] }))
  await blocker.query('rollback')
  expect((await next).completed.map(({ id }) => id)).toEqual(['aaa'])
  expect(await indexesOf(database)).toEqual([{ name: 'users_id', valid: true }])
})

test('a hand-written body without a transaction is recorded as it goes', async () => {
  const database = await withUsers()
  const task = outside('aaa', async (queryRunner) => {
    for (;;) {
      const [, moved] = await queryRunner.query(
        'update users set name = null where id in (select id from users where name is not null limit 40)',
      )
      if (moved === 0) return
    }
  })
  await run(settingsFor(database.url), [task])
  expect(await rowsOf(database)).toEqual([{ id: 'aaa', state: 'applied', steps: 4, step_open: false }])
})

test('a body without a transaction may open its own', async () => {
  const database = await withUsers()
  const task = outside('aaa', ['begin', 'create table a (id int)', 'rollback', 'create table b (id int)'])
  await run(settingsFor(database.url), [task])
  expect(await database.query("select to_regclass('a')::text as a, to_regclass('b')::text as b")).toEqual([
    { a: null, b: 'b' },
  ])
})

test.each([
  ['nothing was done', { steps: 0, stepOpen: false }, {}, true],
  ['what is done is still the same', { steps: 1, stepOpen: false }, {}, true],
  ['what is done was edited', { steps: 1, stepOpen: false }, { statements: ['select 3', 'select 2'] }, false],
  ['what is left was edited', { steps: 1, stepOpen: false }, { statements: ['select 1', 'select 3'] }, true],
  ['the body is hand-written', { steps: 1, stepOpen: false }, { statements: null }, false],
  ['it goes the other way', { steps: 0, stepOpen: false }, { direction: 'downgrade' as const }, false],
  ['it opens transactions itself', { steps: 1, stepOpen: false }, { statements: ['select 1', 'begin'] }, false],
])('whether a run can be taken up when %s', async (_what, at, change, expected) => {
  const database = await freshDatabase()
  await run(settingsFor(database.url), [outside('aaa', ['select 1'])])
  await database.query(`update retort.ledger set state = 'upgrading'`)
  const seen: DatabaseState[] = []
  await runRevisions(settingsFor(database.url), {
    plan: async (state) => {
      seen.push(state)
      return []
    },
    consent: async () => undefined,
  })
  const [row] = seen[0]?.applied ?? []
  if (row === undefined) throw new Error('the ledger is empty')
  const task = { ...outside('aaa', ['select 1', 'select 2']), ...change }
  expect(isResumable(task, { ...row, ...at })).toBe(expected)
})

test('an index build that loses a deadlock is taken away and begun again', async () => {
  const database = await withUsers()
  // Whoever waits first looks for a deadlock first; the other shall wait by then.
  await database.query(`alter database ${database.name} set deadlock_timeout = '2s'`)
  const rival = await database.client()
  await rival.query("set deadlock_timeout = '1min'; begin; insert into users values (101, 'ada')")
  const settings = settingsFor(database.url)
  const running = run(settings, [outside('aaa', [build])])
  const waiting = `select from pg_stat_activity where datname = current_database() and query like '%users_id%' and wait_event_type = 'Lock'`
  await expect.poll(async () => (await database.query(waiting)).length).toBe(1)
  await rival.query('lock table users in share update exclusive mode')
  await rival.query('commit')
  expect((await running).completed).toHaveLength(1)
  expect(settings.events).toContainEqual(expect.objectContaining({ event: 'retrying', reason: 'deadlock detected' }))
  expect(await indexesOf(database)).toEqual([{ name: 'users_id', valid: true }])
})
