import { expect, test } from 'vitest'

import { faultProxy } from '../../../migrations/test/support/fault-proxy.ts'
import { freshDatabase } from '../../../migrations/test/support/postgres.ts'
import { guardedDataSource, openDatabase } from '../../src/store/database.ts'
import { isOutOfReach } from '../../src/store/database-fault.ts'

const ask = 'select 1 as one'

test.each(['synchronize', 'migrationsRun', 'dropSchema'] as const)('a data source with %s is refused', (option) => {
  expect(() => guardedDataSource({ type: 'postgres', [option]: true })).toThrow(
    `The data source has ${option} set, but only revisions change the schema.`,
  )
})

test('the first question connects, and many at once connect only once', async () => {
  const { url } = await freshDatabase()
  const database = openDatabase({ url, onLost: () => undefined })
  expect(database.poolSize()).toBe(0)
  const answers = await Promise.all([1, 2, 3].map(() => database.ask((manager) => manager.query(ask))))
  expect(answers).toEqual([[{ one: 1 }], [{ one: 1 }], [{ one: 1 }]])
  expect(database.poolSize()).toBeGreaterThan(0)
  await database.close()
  await database.close()
})

test('a connection that breaks in the middle is said to be away, and the next question is answered', async () => {
  const { url } = await freshDatabase()
  const proxy = await faultProxy(url)
  const database = openDatabase({ url: proxy.url, onLost: () => undefined })
  await database.ask((manager) => manager.query(ask))
  proxy.onMessage(({ to, text }) => (to === 'server' && text.includes(ask) ? 'cut' : 'pass'))
  await expect(database.ask((manager) => manager.query(ask))).rejects.toMatchObject({ code: 'database-unreachable' })
  proxy.onMessage(() => 'pass')
  expect(await database.ask((manager) => manager.query(ask))).toEqual([{ one: 1 }])
  await database.close()
  await proxy.close()
})

test('a transaction that throws leaves nothing behind', async () => {
  const fresh = await freshDatabase()
  const database = openDatabase({ url: fresh.url, onLost: () => undefined })
  const work = database.transaction(async (manager) => {
    await manager.query('create table half (id int)')
    throw new Error('no')
  })
  await expect(work).rejects.toThrow('no')
  expect(await fresh.query(`select from pg_tables where schemaname = 'public'`)).toEqual([])
  await database.close()
})

test('a table that is missing is the business of a pending revision', async () => {
  const { url } = await freshDatabase()
  const database = openDatabase({ url, onLost: () => undefined })
  await expect(database.ask((manager) => manager.query('select * from bot_settings'))).rejects.toMatchObject({
    code: 'being-updated',
  })
  await database.close()
})

test.each([
  [{ code: 'ECONNREFUSED' }, true],
  [{ code: '57P01' }, true],
  [{ code: '08006' }, true],
  [{ code: '53300' }, true],
  [new Error('Connection terminated unexpectedly'), true],
  [new Error('timeout exceeded when trying to connect'), true],
  [{ driverError: { code: '57P03' } }, true],
  [{ code: '23505' }, false],
  [{ code: '57014' }, false],
  [new Error('anything else'), false],
])('%o is out of reach: %s', (error, expected) => {
  expect(isOutOfReach(error)).toBe(expected)
})
