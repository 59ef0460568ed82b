import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'

import { status, upgrade } from '../../src/index.ts'
import { acquireLease } from '../../src/io/lock.ts'
import type { Progress } from '../../src/model/progress.ts'
import { evidenceHistory, expectNobody, expectWhole } from '../support/evidence.ts'
import { faultProxy } from '../support/fault-proxy.ts'
import { historyFolder } from '../support/history-folder.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'

afterEach(() => vi.restoreAllMocks())

const patience = { leaseMs: 1_000, replyMs: 5_000, lockTimeoutMs: 500 }

const sessions = (database: FreshDatabase, what: string) =>
  database.query<{ pid: number }>(
    `select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and ${what}`,
  )

test('a run whose lease is ended under it takes it again', async () => {
  const database = await freshDatabase()
  const history = evidenceHistory(8, 0.1)
  const events: Progress[] = []
  const onProgress = (event: Progress) => void events.push(event)
  const running = upgrade({ url: database.url, revisions: history.folder, target: 'head', patience, onProgress })
  const finished = () => events.filter(({ event }) => event === 'revision-finished').length
  for (const count of [1, 4]) {
    await expect.poll(finished, { timeout: 20_000 }).toBeGreaterThanOrEqual(count)
    await sessions(database, "application_name like 'retort lease %' and pg_terminate_backend(pid)")
  }
  expect((await running).completed.map(({ id }) => id)).toEqual(history.ids)
  await expectWhole(database, history)
})

test.each(['pg_cancel_backend', 'pg_terminate_backend'])(
  'an index build outside a transaction that %s ends leaves no invalid index, and the next run builds it',
  async (end) => {
    const database = await freshDatabase()
    const revisions = historyFolder([
      { id: 'aaaa', upgrade: ['create table evidence as select i from generate_series(1, 10) i'] },
      { id: 'bbbb', transaction: 'none', upgrade: ['create index concurrently evidence_i on evidence (i)'] },
    ])
    const options = { url: database.url, revisions, target: 'head', patience }
    await upgrade({ ...options, target: 'aaaa' })
    // Whoever has written and not committed is waited for.
    const writer = await database.client()
    await writer.query('begin; insert into evidence values (11)')
    const running = upgrade(options).catch((error: unknown) => error)
    const building = "query like '/* retort:bbbb:%' and wait_event_type = 'Lock'"
    await expect.poll(async () => (await sessions(database, building)).length, { timeout: 20_000 }).toBe(1)
    await sessions(database, `${building} and ${end}(pid)`)
    await writer.query('commit')
    await running
    await upgrade(options)
    expect(
      await database.query('select indisvalid as valid from pg_index where indrelid = $$evidence$$::regclass'),
    ).toEqual([{ valid: true }])
    await expectNobody(database)
  },
)

test('a slow network only takes longer', async () => {
  const database = await freshDatabase()
  const proxy = await faultProxy(database.url)
  proxy.onMessage(() => 40)
  const history = evidenceHistory(5)
  const { completed } = await upgrade({ url: proxy.url, revisions: history.folder, target: 'head', patience })
  expect(completed.map(({ id }) => id)).toEqual(history.ids)
  await proxy.close()
  await expectWhole(database, history)
})

test('readers never wait for longer than a revision waits for its lock', async () => {
  const database = await freshDatabase()
  await database.query('create table busy (id int)')
  const slow = await database.client()
  await slow.query('begin; select * from busy')
  const revisions = historyFolder([{ id: 'aaaa', upgrade: ['alter table busy add column more int'] }])
  const running = upgrade({
    url: database.url,
    revisions,
    target: 'head',
    patience: { ...patience, lockTimeoutMs: 300 },
  })
  const reader = await database.client()
  await reader.query("set statement_timeout = '5s'")
  for (let reads = 0; reads < 20; reads += 1) {
    await reader.query('select * from busy')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  await slow.query('commit')
  expect((await running).completed).toHaveLength(1)
})

test('a clock of the client that is wrong, and is set meanwhile, decides neither how long to wait nor what came first', async () => {
  const database = await freshDatabase()
  const history = evidenceHistory(3)
  const options = { url: database.url, revisions: history.folder, patience: { ...patience, leaseWaitMs: 60_000 } }
  const day = 86_400_000
  const trueNow = Date.now
  let daysOff = 0
  vi.spyOn(Date, 'now').mockImplementation(() => trueNow() + day * daysOff)
  const other = await acquireLease({
    options,
    ledgerSchema: 'retort',
    waitMs: 0,
    leaseMs: 30_000,
    replyMs: 5_000,
    signal: undefined,
    waiting: () => undefined,
    settled: async () => false,
  })
  const events: Progress[] = []
  const onProgress = (event: Progress) => void events.push(event)
  const running = upgrade({ ...options, target: history.ids[0] ?? '', onProgress })
  await expect.poll(() => events.map(({ event }) => event)).toEqual(['waiting'])
  daysOff = 400
  // Longer than it takes to ask for the lease again.
  await sleep(1_000)
  await other?.release()
  await running
  daysOff = -400
  await upgrade({ ...options, target: 'head' })
  const { applied } = await status(options)
  expect(applied.map(({ id }) => id)).toEqual(history.ids)
  const [server] = await database.query<{ ids: readonly string[] }>(
    `select array_agg(id order by applied_at) as ids from retort.ledger
     where applied_at between pg_catalog.now() - interval '1 hour' and pg_catalog.now() and duration_ms between 0 and 3600000`,
  )
  expect(server?.ids).toEqual(history.ids)
})
