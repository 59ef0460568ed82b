import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { DataSource } from 'typeorm'
import { expect, test } from 'vitest'

import { dataSourceOptions } from '../../../entities/src/index.ts'
import { check } from '../../src/commands/check-database.ts'
import { downgrade, stamp, upgrade } from '../../src/index.ts'
import { dumpOf, dumpProblem } from '../support/dump.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'

const revisions = fileURLToPath(new URL('../../revisions', import.meta.url))
const original = readFileSync(new URL('../../../entities/test/python-database.sql', import.meta.url), 'utf8')

const optionsFor = ({ url }: FreshDatabase) => ({
  url,
  revisions,
  dataSource: async () => new DataSource(dataSourceOptions(url)),
})

test('the history from empty builds what the entities declare', async () => {
  const options = optionsFor(await freshDatabase())
  await upgrade({ ...options, target: 'head' })
  expect(await check(options)).toMatchObject({ state: 'up-to-date', differences: [], unmanaged: [] })
})

test('a database as the original bot leaves it is adopted by a stamp, rows and all', async () => {
  const database = await freshDatabase()
  await database.query(original)
  await database.query(
    `insert into reminders (guild_id, name, channel_id, days) values (81384788765712384, 'stand-up', 1, '{0,1}')`,
  )
  const options = optionsFor(database)
  await expect(upgrade({ ...options, target: 'head' })).rejects.toMatchObject({
    fault: 'unstamped',
    hint: expect.stringContaining('stamp'),
  })
  await stamp({ ...options, targets: ['head'] })
  expect(await check(options)).toMatchObject({ state: 'up-to-date', differences: [], unmanaged: [] })
  expect(await database.query('select version_num from alembic_version')).toEqual([{ version_num: '001_initial' }])
  expect(await database.query('select name from reminders')).toEqual([{ name: 'stand-up' }])
})

test.skipIf(dumpProblem() !== null)(
  'the first revision builds byte for byte what the original built, and takes it all back',
  async () => {
    const [empty, built, wanted] = await Promise.all([1, 2, 3].map(() => freshDatabase({ version: 15 })))
    if (!empty || !built || !wanted) throw new Error('three databases are needed')
    await wanted.query(original)
    await wanted.query('drop table alembic_version')
    const options = optionsFor(built)
    await upgrade({ ...options, target: 'head' })
    expect(await dumpOf(built)).toBe(await dumpOf(wanted))
    await downgrade({ ...options, target: 'base', allowDestructive: true })
    expect(await dumpOf(built)).toBe(await dumpOf(empty))
  },
)
