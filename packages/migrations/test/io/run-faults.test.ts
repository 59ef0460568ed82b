import { expect, test } from 'vitest'

import { runRevisions } from '../../src/io/run.ts'
import type { Task } from '../../src/io/run-body.ts'
import type { RunSettings } from '../../src/io/run-session.ts'
import { type Fault, faultProxy, type ProxiedMessage } from '../support/fault-proxy.ts'
import { historyFolder } from '../support/history-folder.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'
import { startUpgrade } from '../support/runner-process.ts'
import { pendingOf, settingsFor, upgradeTask } from '../support/tasks.ts'

const run = (settings: RunSettings, tasks: readonly Task[]) =>
  runRevisions(settings, { plan: pendingOf(tasks), consent: async () => undefined })

// The evidence has no key, so that a revision which runs twice is seen, and the update is seen to have run once.
const statements: Readonly<Record<string, readonly string[]>> = {
  aaa: [
    'create table evidence (id text)',
    'create table coins (n int)',
    'insert into coins select 0 from generate_series(1, 20)',
    "insert into evidence values ('aaa')",
  ],
  bbb: ['update coins set n = n + 1', "insert into evidence values ('bbb')"],
  ccc: ["insert into evidence values ('ccc')", 'create index concurrently coins_n on coins (n)'],
  ddd: ['update coins set n = n + 1', "insert into evidence values ('ddd')"],
}

const tasks: readonly Task[] = Object.entries(statements).map(([id, body]) =>
  id === 'ddd'
    ? upgradeTask(id, async (queryRunner) => {
        for (const sql of body) await queryRunner.query(sql, [])
        await queryRunner.query('select $1::int', [1])
      })
    : upgradeTask(id, body, { transaction: id === 'ccc' ? 'none' : 'own' }),
)

/** What a database shows that had each revision once and has none half. */
const whole = {
  evidence: ['aaa', 'bbb', 'ccc', 'ddd'],
  coins: [{ least: 2, most: 2, count: 20 }],
  ledger: ['aaa', 'bbb', 'ccc', 'ddd'].map((id) => ({ id, state: 'applied', step_open: false })),
  indexes: [{ name: 'coins_n', valid: true }],
}

async function contentOf(database: FreshDatabase): Promise<typeof whole> {
  const evidence = await database.query<{ id: string }>('select id from evidence order by id')
  return {
    evidence: evidence.map(({ id }) => id),
    coins: await database.query<(typeof whole.coins)[number]>(
      'select min(n) as least, max(n) as most, count(*)::int as count from coins',
    ),
    ledger: await database.query<(typeof whole.ledger)[number]>(
      'select id, state, step_open from retort.ledger order by position',
    ),
    indexes: await database.query<(typeof whole.indexes)[number]>(`select c.relname as name, i.indisvalid as valid
      from pg_index i join pg_class c on c.oid = i.indexrelid where c.relname like 'coins%'`),
  }
}

interface Cut {
  readonly fault: Fault
  readonly to: ProxiedMessage['to']
  readonly at: number
}

/** Runs everything through a proxy that fails once, at one message. */
async function runWithFault(database: FreshDatabase, { fault, to, at }: Cut): Promise<readonly string[] | Error> {
  const proxy = await faultProxy(database.url)
  let seen = 0
  proxy.onMessage((message) => {
    if (message.to !== to) return 'pass'
    seen += 1
    return seen === at ? fault : 'pass'
  })
  const settings = settingsFor(proxy.url)
  // Less, and a machine that is busy with other tests would lose the lease again and again.
  const replyMs = fault === 'freeze' ? 1_000 : settings.patience.replyMs
  const patience = { ...settings.patience, leaseMs: 2_000, replyMs }
  const outcome = await run({ ...settings, patience }, tasks).catch((error: Error) => error)
  await proxy.close()
  return outcome instanceof Error ? outcome : outcome.completed.map(({ id }) => id)
}

/** Which messages of an undisturbed run come after the first connection is made: that one is the user's to see fail. */
async function messagesOfRun(to: ProxiedMessage['to']): Promise<{ first: number; last: number }> {
  const database = await freshDatabase()
  const proxy = await faultProxy(database.url)
  await run(settingsFor(proxy.url), tasks)
  await proxy.close()
  const connecting = proxy.messages.slice(0, proxy.messages.findIndex(({ type }) => type === 'Z') + 1)
  const count = (messages: readonly ProxiedMessage[]): number => messages.filter((message) => message.to === to).length
  return { first: count(connecting) + 1, last: count(proxy.messages) }
}

// All points take many minutes: SWEEP=1 looks at every message, otherwise at a few.
const samples = process.env.SWEEP === undefined ? 6 : Number.POSITIVE_INFINITY
const atOnce = 6

test.each<Pick<Cut, 'fault' | 'to'>>([
  { fault: 'cut', to: 'server' },
  { fault: 'cut-after', to: 'server' },
  { fault: 'cut', to: 'client' },
  { fault: 'half', to: 'client' },
  { fault: 'freeze', to: 'server' },
  { fault: 'freeze', to: 'client' },
])(
  'a connection that fails once ($fault, to the $to) costs no revision and doubles none',
  { timeout: 3_600_000 },
  async ({ fault, to }) => {
    const { first, last } = await messagesOfRun(to)
    const step = Math.max(1, Math.floor((last - first) / (samples - 1)))
    const points = Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, index) => first + index * step)
    for (let start = 0; start < points.length; start += atOnce) {
      await Promise.all(points.slice(start, start + atOnce).map((at) => expectWhole({ fault, to, at })))
    }
  },
)

async function expectWhole(cut: Cut): Promise<void> {
  const database = await freshDatabase()
  const completed = await runWithFault(database, cut)
  const content = completed instanceof Error ? null : await contentOf(database)
  expect({ ...cut, completed, content }).toEqual({ ...cut, completed: whole.evidence, content: whole })
  await database.drop()
}

test('a COMMIT whose answer is lost is found to have happened', async () => {
  const database = await freshDatabase()
  const proxy = await faultProxy(database.url)
  let commits = 0
  proxy.onMessage(({ to, text, type }) => {
    // The first COMMIT is that of the claim.
    if (to === 'client' && type === 'C' && text === 'COMMIT') commits += 1
    return commits === 2 ? 'cut' : 'pass'
  })
  const running = run(settingsFor(proxy.url), tasks.slice(0, 1))
  await expect.poll(() => commits).toBe(2)
  proxy.onMessage(() => 'pass')
  expect((await running).completed.map(({ id }) => id)).toEqual(['aaa'])
  expect(await database.query('select id from evidence')).toEqual([{ id: 'aaa' }])
  await proxy.close()
})

test('a session that an administrator ends in the middle of a revision is made again', async () => {
  const database = await freshDatabase()
  const settings = settingsFor(database.url)
  const sleeper = upgradeTask('aaa', [
    'create table evidence (id int)',
    'insert into evidence values (1)',
    'select pg_sleep(0.5)',
  ])
  const running = run(settings, [sleeper])
  const asleep = `from pg_stat_activity where datname = current_database() and query = 'select pg_sleep(0.5)' and state = 'active'`
  await expect.poll(async () => (await database.query(`select pid ${asleep}`)).length).toBe(1)
  await database.query(`select pg_terminate_backend(pid) ${asleep}`)
  expect((await running).completed.map(({ id }) => id)).toEqual(['aaa'])
  expect(settings.events).toContainEqual(expect.objectContaining({ event: 'reconnecting' }))
  expect(await database.query('select id from evidence')).toEqual([{ id: 1 }])
})

test('a server that refuses connections for a while is waited for', async () => {
  const database = await freshDatabase()
  const proxy = await faultProxy(database.url)
  const settings = settingsFor(proxy.url)
  const patience = { ...settings.patience, reconnectMs: 10_000 }
  const running = run({ ...settings, patience }, [
    upgradeTask('aaa', ['create table evidence (id int)', 'select pg_sleep(0.3)', 'insert into evidence values (1)']),
  ])
  await expect
    .poll(() => settings.events.some((event) => event.event === 'statement-started' && event.number === 2))
    .toBe(true)
  await proxy.close()
  await expect.poll(() => settings.events.filter(({ event }) => event === 'reconnecting').length).toBeGreaterThan(2)
  const back = await faultProxy(database.url, Number(new URL(proxy.url).port))
  expect((await running).completed.map(({ id }) => id)).toEqual(['aaa'])
  expect(await database.query('select id from evidence')).toEqual([{ id: 1 }])
  await back.close()
})

test('a revision that ends its own session again and again is given up', async () => {
  const database = await freshDatabase()
  const suicide = upgradeTask('aaa', ['select pg_terminate_backend(pg_backend_pid())'])
  await expect(run(settingsFor(database.url), [suicide])).rejects.toMatchObject({ code: 'connection' })
  expect(await database.query('select id from retort.ledger')).toEqual([])
})

test('the event loop may stand still for longer than the lease', async () => {
  const database = await freshDatabase()
  const settings = settingsFor(database.url)
  const busy = upgradeTask('aaa', async (queryRunner) => {
    await queryRunner.query('create table evidence (id int)')
    const until = Date.now() + 700
    while (Date.now() < until) Math.random()
    await queryRunner.query('insert into evidence values (1)')
  })
  const patience = { ...settings.patience, leaseMs: 300 }
  await run({ ...settings, patience }, [busy, upgradeTask('bbb', ['insert into evidence values (2)'])])
  expect(await database.query('select id from evidence order by id')).toEqual([{ id: 1 }, { id: 2 }])
})

// The end of a transaction goes out together with its last statement: who is frozen then has committed all the same.
test.each([
  { frozenIn: 'the middle', last: ['select 1'], byNext: ['aaaa', 'bbbb'], byFrozen: [] },
  { frozenIn: 'the last statement', last: [], byNext: ['bbbb'], byFrozen: ['aaaa'] },
])(
  'a run that was frozen in $frozenIn of a revision does no harm when it wakes up',
  {
    timeout: 180_000,
  },
  async ({ last, byNext, byFrozen }) => {
    const database = await freshDatabase()
    const traces = ['create table evidence (id text)', "insert into evidence values ('aaaa')"]
    const folder = historyFolder([
      { id: 'aaaa', upgrade: [...traces, 'select pg_sleep(1)', ...last] },
      { id: 'bbbb', upgrade: ["insert into evidence values ('bbbb')"] },
    ])
    const frozen = startUpgrade(database.url, folder)
    const asleep =
      "select 1 from pg_stat_activity where query = 'select pg_sleep(1)' and state = 'active' and datname = current_database()"
    await expect.poll(async () => (await database.query(asleep)).length, { timeout: 60_000 }).toBe(1)
    frozen.signal('SIGSTOP')
    const next = startUpgrade(database.url, folder)
    expect(await next.outcome).toEqual({ completed: byNext })
    frozen.signal('SIGCONT')
    expect(await frozen.outcome).toEqual({ completed: byFrozen })
    expect(await database.query('select id from evidence order by id')).toEqual([{ id: 'aaaa' }, { id: 'bbbb' }])
  },
)

test('after kill -9 in the middle of a revision the next run finishes', { timeout: 180_000 }, async () => {
  const database = await freshDatabase()
  await database.query('create table calm ()')
  // Longer than the server takes to notice that its client is gone.
  const nap = 'select pg_sleep(20) where not exists (select from calm)'
  const folder = historyFolder([
    { id: 'aaaa', upgrade: ['create table evidence (id text)', "insert into evidence values ('aaaa')"] },
    { id: 'bbbb', upgrade: ["insert into evidence values ('bbbb')", nap] },
    { id: 'cccc', transaction: 'none', upgrade: ['create index concurrently evidence_id on evidence (id)'] },
  ])
  const victim = startUpgrade(database.url, folder)
  const asleep = `select 1 from pg_stat_activity where query = '${nap}' and state = 'active' and datname = current_database()`
  await expect.poll(async () => (await database.query(asleep)).length, { timeout: 60_000 }).toBe(1)
  victim.signal('SIGKILL')
  expect(await victim.outcome).toBeNull()
  await database.query('insert into calm default values')
  expect(await startUpgrade(database.url, folder).outcome).toEqual({ completed: ['bbbb', 'cccc'] })
  expect(await database.query('select id from evidence order by id')).toEqual([{ id: 'aaaa' }, { id: 'bbbb' }])
  expect(
    await database.query(`select 1 from pg_locks where locktype = 'advisory'
      and database = (select oid from pg_database where datname = current_database())`),
  ).toEqual([])
})
