import { expect, test } from 'vitest'

import { downgrade, status, upgrade } from '../../src/index.ts'
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
