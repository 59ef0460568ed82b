import { expect, onTestFinished, test } from 'vitest'

import { askAfterRenames } from '../../src/io/after-renames.ts'
import { connect, type Database } from '../../src/io/database.ts'
import { freshDatabase } from '../support/postgres.ts'

const plain = { namespace: 'public', renames: [] }

/** A session, and what it has sent. */
async function listened(): Promise<{ readonly database: Database; readonly sent: string[] }> {
  const { url } = await freshDatabase()
  const database = await connect({ url }, 'test')
  onTestFinished(() => database.close())
  const sent: string[] = []
  const run = (sql: string) => {
    sent.push(sql)
    return database.run(sql)
  }
  return { database: { ...database, run }, sent }
}

test('a question about rows is one message, and leaves nothing of its transaction', async () => {
  const { database, sent } = await listened()
  const setup = 'create temp table probe as select 7 as found'
  expect(await askAfterRenames(database, [setup, 'select found from probe'], plain)).toEqual({ found: '7' })
  expect(sent).toHaveLength(1)
  expect(await database.query(`select to_regclass('probe') as probe`)).toEqual([{ probe: null }])
})

test('a question that cannot be asked has no answer, and the next one has', async () => {
  const { database } = await listened()
  expect(await askAfterRenames(database, ['select found from nothing'], plain)).toBeNull()
  expect(await askAfterRenames(database, ['select 7 as found'], plain)).toEqual({ found: '7' })
})
