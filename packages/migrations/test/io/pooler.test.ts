import { Client } from 'pg'
import { expect, test } from 'vitest'

import { downgrade, type Progress, status, upgrade } from '../../src/index.ts'
import { historyFolder } from '../support/history-folder.ts'
import { hasPooler, transactionPooler } from '../support/pooler.ts'
import { freshDatabase } from '../support/postgres.ts'

const revisions = () =>
  historyFolder([
    { id: 'aaaa', upgrade: ['create table evidence (id text)', "insert into evidence values ('aaaa')"] },
    {
      id: 'bbbb',
      upgrade: ["insert into evidence values ('bbbb')"],
      downgrade: ["delete from evidence where id = 'bbbb'"],
    },
  ])

test.skipIf(!hasPooler())('runs through a transaction pooler keep out of each other’s way', async () => {
  const database = await freshDatabase()
  const pooler = await transactionPooler(database.url, 4)
  const options = { url: pooler.url, revisions: revisions(), target: 'head' }
  const outcomes = await Promise.all([1, 2, 3].map(() => upgrade(options)))
  expect(outcomes.flatMap(({ completed }) => completed.map(({ id }) => id)).sort()).toEqual(['aaaa', 'bbbb'])
  expect(await database.query('select id from evidence order by id')).toEqual([{ id: 'aaaa' }, { id: 'bbbb' }])
  await downgrade({ ...options, target: '-1' })
  expect(await status(options)).toMatchObject({ state: 'behind', current: ['aaaa'] })
  const leaked = "select current_setting('search_path') as path, current_setting('lock_timeout') as timeout"
  expect(await database.query(leaked)).toEqual([{ path: '"$user", public', timeout: '0' }])
  expect(
    await database.query(`select 1 from pg_locks where locktype = 'advisory'
      and database = (select oid from pg_database where datname = current_database())`),
  ).toEqual([])
  await pooler.stop()
})

test.skipIf(!hasPooler())(
  'a statement outside a transaction goes through a pooler where the role has the settings it needs',
  async () => {
    const database = await freshDatabase()
    const pooler = await transactionPooler(database.url, 4)
    const folder = historyFolder([
      { id: 'aaaa', upgrade: ['create table evidence (id text)'] },
      { id: 'bbbb', transaction: 'none', upgrade: ['create index concurrently evidence_id on evidence (id)'] },
    ])
    const options = { url: pooler.url, revisions: folder, target: 'head' }
    await database.query(`alter database "${database.name}" set statement_timeout = '1min'`)
    await expect(upgrade(options)).rejects.toMatchObject({
      hint: expect.stringContaining('Point DATABASE_URL at the server itself'),
    })
    expect(await status(options)).toMatchObject({ state: 'behind', current: ['aaaa'] })
    await database.query(`alter database "${database.name}" reset statement_timeout`)
    await pooler.stop()
    const restarted = await transactionPooler(database.url, 4)
    await upgrade({ ...options, url: restarted.url })
    expect(
      await database.query("select indisvalid as valid from pg_index where indexrelid = 'evidence_id'::regclass"),
    ).toEqual([{ valid: true }])
    await restarted.stop()
  },
)

test.skipIf(!hasPooler())('a pool of one session is too small, and nothing is done in it', async () => {
  const database = await freshDatabase()
  const pooler = await transactionPooler(database.url, 1)
  const patience = { reconnectMs: 500, leaseWaitMs: 1_000, replyMs: 3_000 }
  await expect(upgrade({ url: pooler.url, revisions: revisions(), target: 'head', patience })).rejects.toBeInstanceOf(
    Error,
  )
  expect(await database.query("select to_regclass('evidence') as evidence")).toEqual([{ evidence: null }])
  await pooler.stop()
})

/** Has an index built through a pooler, for which it has to wait until a transaction of somebody else is over. */
async function blockedBuild(whenBlocked: (blocker: Client) => void, signal?: AbortSignal) {
  const database = await freshDatabase()
  await database.query('create table evidence (id text)')
  const pooler = await transactionPooler(database.url, 4)
  const blocker = new Client(database.url)
  await blocker.connect()
  await blocker.query("begin; insert into evidence values ('open')")
  const events: Progress[] = []
  const options = {
    url: pooler.url,
    revisions: historyFolder([
      { id: 'aaaa', transaction: 'none', upgrade: ['create index concurrently evidence_id on evidence (id)'] },
    ]),
    target: 'head',
    patience: { lockTimeoutMs: 300 },
  }
  const onProgress = (event: Progress): void => {
    events.push(event)
    if (event.event === 'blocked') whenBlocked(blocker)
  }
  const outcome = await upgrade({ ...options, signal, onProgress })
  await blocker.end()
  return { database, pooler, options, outcome, events: new Set(events.map(({ event }) => event)) }
}

const indexes = "select indisvalid as valid from pg_index where indexrelid = 'evidence_id'::regclass"

test.skipIf(!hasPooler())('an index that takes long is watched through a pooler', async () => {
  const { database, pooler, outcome, events } = await blockedBuild((blocker) => void blocker.query('commit'))
  expect(outcome).toMatchObject({ completed: [{ id: 'aaaa' }], interrupted: false })
  expect(events).toContain('blocked')
  expect(events).not.toContain('reconnecting')
  expect(await database.query(indexes)).toEqual([{ valid: true }])
  await pooler.stop()
})

test.skipIf(!hasPooler())('a run that is interrupted waits for nobody to take away what it has begun', async () => {
  const interrupt = new AbortController()
  const { database, pooler, options, outcome } = await blockedBuild(() => interrupt.abort(), interrupt.signal)
  expect(outcome).toMatchObject({ completed: [], interrupted: true })
  expect(await database.query(indexes)).toEqual([{ valid: false }])
  expect(await status(options)).toMatchObject({ state: 'half-applied' })
  expect(await upgrade(options)).toMatchObject({ completed: [{ id: 'aaaa' }] })
  expect(await database.query(indexes)).toEqual([{ valid: true }])
  await pooler.stop()
})
