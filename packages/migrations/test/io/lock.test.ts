import { expect, test } from 'vitest'

import { acquireLease, type Holder, type Lease, type LeaseRequest } from '../../src/io/lock.ts'
import { faultProxy } from '../support/fault-proxy.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'

const lease = (url: string, overrides: Partial<LeaseRequest> = {}): Promise<Lease | null> =>
  acquireLease({
    options: { url },
    ledgerSchema: 'retort',
    waitMs: 10_000,
    leaseMs: 1_000,
    replyMs: 5_000,
    signal: undefined,
    waiting: () => undefined,
    settled: async () => false,
    ...overrides,
  })

async function held(url: string, overrides: Partial<LeaseRequest> = {}): Promise<Lease> {
  const found = await lease(url, overrides)
  if (found === null) throw new Error('the lease was not given')
  return found
}

const locksIn = (database: FreshDatabase) =>
  database.query(`select count(*)::int as locks from pg_locks where locktype = 'advisory'
    and database = (select oid from pg_database where datname = current_database())`)

test('only one has the lease, and the next has it when it is given back', async () => {
  const database = await freshDatabase()
  const first = await held(database.url)
  let isHeld = true
  const second = held(database.url).then((found) => ({ found, wasHeld: isHeld }))
  await expect(held(database.url, { waitMs: 0 })).rejects.toMatchObject({ code: 'locked' })
  isHeld = false
  await first.release()
  const { found, wasHeld } = await second
  expect(wasHeld).toBe(false)
  await found.release()
  expect(await locksIn(database)).toEqual([{ locks: 0 }])
})

test('ledgers of different names do not wait for one another', async () => {
  const { url } = await freshDatabase()
  const [one, other] = await Promise.all([held(url), held(url, { ledgerSchema: 'other', waitMs: 0 })])
  await Promise.all([one.release(), other.release()])
})

test('whoever gives up is told who has it', async () => {
  const { url } = await freshDatabase()
  const first = await held(url)
  const failure = held(url, { waitMs: 50 })
  await expect(failure).rejects.toMatchObject({
    holder: {
      pid: expect.any(Number),
      application: expect.stringMatching(/@.*:\d+$/),
      since: expect.stringMatching(/^\d{4}/),
    },
    hint: expect.stringContaining('pg_terminate_backend('),
  })
  await first.release()
})

test('whoever waits is told who is waited for', async () => {
  const { url } = await freshDatabase()
  const first = await held(url)
  const told: (Holder | null)[] = []
  const second = held(url, { waiting: (holder) => told.push(holder) })
  await expect.poll(() => told.length).toBe(1)
  expect(told[0]?.application).toMatch(/@/)
  await first.release()
  await (await second).release()
})

test('a wait ends when the signal is given', async () => {
  const { url } = await freshDatabase()
  const first = await held(url)
  const stop = new AbortController()
  const second = held(url, { signal: stop.signal })
  stop.abort()
  await expect(second).rejects.toMatchObject({ name: 'AbortError' })
  await first.release()
})

test('the heartbeat keeps the lease, and takes no snapshot that would hold up CREATE INDEX CONCURRENTLY', async () => {
  const database = await freshDatabase()
  await database.query('create table busy as select generate_series(1, 1000) as id')
  const first = await held(database.url, { leaseMs: 300 })
  const waiting = held(database.url)
  for (let build = 0; build < 10; build += 1) {
    await database.query(`create index concurrently busy_${build} on busy (id)`)
    expect(
      await database.query(`select count(*)::int as pinned from pg_stat_activity
        where application_name like 'retort lease%' and datname = current_database()
          and backend_xmin is not null and state <> 'active'`),
    ).toEqual([{ pinned: 0 }])
  }
  await new Promise((resolve) => setTimeout(resolve, 600))
  expect(first.isLost()).toBe(false)
  await first.release()
  await (await waiting).release()
})

test('the server takes the lease from a holder that has fallen silent', async () => {
  const database = await freshDatabase()
  const proxy = await faultProxy(database.url)
  const frozen = await held(proxy.url, { leaseMs: 500 })
  proxy.onMessage(() => 'freeze')
  const next = await held(database.url)
  await expect.poll(() => frozen.isLost()).toBe(true)
  await next.release()
  await frozen.release()
  await proxy.close()
})

test('a holder whose session is ended knows it, and another has the lease at once', async () => {
  const database = await freshDatabase()
  const first = await held(database.url, { leaseMs: 60_000 })
  await database.query(`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'
    and database = (select oid from pg_database where datname = current_database())`)
  const second = await held(database.url, { waitMs: 2_000 })
  expect(first.isLost()).toBe(true)
  await second.release()
  await first.release()
})

test('a wait that has become pointless ends without the lease', async () => {
  const { url } = await freshDatabase()
  const first = await held(url)
  expect(await lease(url, { settled: async () => true })).toBeNull()
  await first.release()
})

test('a role whose transactions keep a snapshot by default holds up nobody', async () => {
  const database = await freshDatabase()
  await database.query(`alter database "${database.name}" set default_transaction_isolation = 'serializable'`)
  await database.query('create table busy as select generate_series(1, 10) as id')
  const first = await held(database.url)
  await database.query('create index concurrently on busy (id)')
  await first.release()
})
