import { expect, test } from 'vitest'

import { stamp } from '../../src/index.ts'
import { faultProxy } from '../support/fault-proxy.ts'
import { historyFolder } from '../support/history-folder.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'

const patience = { leaseMs: 2_000, replyMs: 2_000, lockTimeoutMs: 500 }

const revisions = historyFolder([{ id: 'aaaa' }, { id: 'bbbb' }])

const ledger = async (database: FreshDatabase) =>
  (await database.query('select id from retort.ledger order by position')).map(({ id }) => id)

/** A way to the database on which the COMMIT that writes to the ledger is lost once, or the answer to it. */
async function losing(database: FreshDatabase, lost: 'COMMIT' | 'its answer') {
  const proxy = await faultProxy(database.url)
  let writer: number | null = null
  let isLost = false
  proxy.onMessage(({ to, type, text, connection }) => {
    if (isLost) return 'pass'
    const isWrite = to === 'server' && /(insert into|delete from) "retort"."ledger".*commit$/is.test(text)
    if (isWrite) writer = connection
    isLost = lost === 'COMMIT' ? isWrite : writer === connection && type === 'C' && text === 'COMMIT'
    return isLost ? 'cut' : 'pass'
  })
  return { url: proxy.url, wasLost: () => isLost, close: proxy.close }
}

test.each(['COMMIT', 'its answer'] as const)('a stamp that loses %s tells what it did', async (lost) => {
  const database = await freshDatabase()
  const way = await losing(database, lost)
  const outcome = await stamp({ url: way.url, revisions, patience, targets: ['head'] })
  await way.close()
  expect(way.wasLost()).toBe(true)
  expect(outcome).toEqual({ stamped: ['aaaa', 'bbbb'], removed: [], refreshed: [], current: ['bbbb'] })
  expect(await ledger(database)).toEqual(['aaaa', 'bbbb'])
})

test.each(['COMMIT', 'its answer'] as const)('so does one to base that loses %s', async (lost) => {
  const database = await freshDatabase()
  await stamp({ url: database.url, revisions, targets: ['head'] })
  const way = await losing(database, lost)
  const outcome = await stamp({ url: way.url, revisions, patience, targets: ['base'] })
  await way.close()
  expect(way.wasLost()).toBe(true)
  expect(outcome).toEqual({ stamped: [], removed: ['aaaa', 'bbbb'], refreshed: [], current: [] })
  expect(await ledger(database)).toEqual([])
})
