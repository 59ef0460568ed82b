import { expect, test } from 'vitest'

import { downgrade, stamp, status, upgrade } from '../../src/index.ts'
import { historyFolder } from '../support/history-folder.ts'
import { freshDatabase } from '../support/postgres.ts'
import { hasPostgres, type PostgresVersion } from '../support/postgres-server.ts'

const versions: readonly PostgresVersion[] = [13, 15, 18]

test.each(versions.filter(hasPostgres))('PostgreSQL %i is moved up, down and stamped', async (version) => {
  const database = await freshDatabase({ version })
  const revisions = historyFolder([
    { id: 'aaaa', upgrade: ['create table a (id int)', 'insert into a values (1)'], downgrade: ['drop table a'] },
    {
      id: 'bbbb',
      transaction: 'none',
      upgrade: ['create index concurrently a_id on a (id)'],
      downgrade: ['drop index concurrently a_id'],
    },
  ])
  const options = { url: database.url, revisions }
  expect(await status(options)).toMatchObject({ state: 'uninitialised' })
  const outcomes = await Promise.all([upgrade({ ...options, target: 'head' }), upgrade({ ...options, target: 'head' })])
  expect(outcomes.flatMap(({ completed }) => completed.map(({ id }) => id))).toEqual(['aaaa', 'bbbb'])
  expect(await status(options)).toMatchObject({ state: 'up-to-date', current: ['bbbb'] })
  await expect(downgrade({ ...options, target: 'base' })).rejects.toMatchObject({ findings: ['a: 1 row'] })
  await downgrade({ ...options, target: 'base', allowDestructive: true })
  expect(await status(options)).toMatchObject({ state: 'behind', current: [] })
  expect(await stamp({ ...options, targets: ['aaaa'] })).toMatchObject({ stamped: ['aaaa'] })
})
