import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import { downgrade, stamp, status, upgrade } from '../../src/index.ts'
import { historyFolder, type Sketch, writeSketch } from '../support/history-folder.ts'
import { freshDatabase } from '../support/postgres.ts'

const makes = (id: string): Sketch => ({
  id,
  upgrade: [`CREATE TABLE "${id}" ("n" integer)`],
  downgrade: [`DROP TABLE "${id}"`],
})

const squashed: Sketch = {
  id: 'ssss',
  down: null,
  imports: "export const replaces = ['aaaa', 'bbbb']",
  upgrade: ['CREATE TABLE "aaaa" ("n" integer)', 'CREATE TABLE "bbbb" ("n" integer)'],
  downgrade: ['DROP TABLE "bbbb"', 'DROP TABLE "aaaa"'],
}

/** A database at a target of the history as it was, and that history with the squash in its place. */
async function squashedAfter(target: string, sketch = squashed) {
  const database = await freshDatabase()
  const options = { url: database.url, revisions: historyFolder(['aaaa', 'bbbb', 'cccc'].map(makes)) }
  await upgrade({ ...options, target })
  for (const name of ['001_aaaa.ts', '002_bbbb.ts']) rmSync(join(options.revisions, name))
  writeSketch(options.revisions, sketch, 2)
  const rows = async () =>
    (await database.query<{ id: string }>('select id from retort.ledger order by position'))
      .map(({ id }) => id)
      .join(' ')
  return { database, options, rows }
}

test('a database with all of it goes on, and its record stays until something has to be written', async () => {
  const { options, rows } = await squashedAfter('bbbb')
  expect(await status(options)).toMatchObject({ state: 'behind', current: ['ssss'], unknown: [], edited: [] })
  expect(await upgrade({ ...options, target: 'head' })).toMatchObject({ completed: [{ id: 'cccc' }] })
  expect(await status(options)).toMatchObject({ state: 'up-to-date', current: ['cccc'] })
  expect(await rows()).toBe('aaaa bbbb cccc')
  expect(await stamp({ ...options, targets: ['head'] })).toMatchObject({ stamped: ['ssss'], removed: ['aaaa', 'bbbb'] })
  expect(await status(options)).toMatchObject({ state: 'up-to-date', current: ['cccc'] })
})

test.each([undefined, 'none'] as const)(
  'what was done in parts is undone in one, in transaction %s',
  async (transaction) => {
    const { options, rows, database } = await squashedAfter('cccc', {
      ...squashed,
      ...(transaction && { transaction }),
    })
    expect(await downgrade({ ...options, target: 'base' })).toMatchObject({
      completed: [{ id: 'cccc' }, { id: 'ssss' }],
    })
    expect(await rows()).toBe('')
    expect(await database.query("select to_regclass('aaaa') as aaaa")).toEqual([{ aaaa: null }])
    expect(await upgrade({ ...options, target: 'head' })).toMatchObject({ completed: [{ id: 'ssss' }, { id: 'cccc' }] })
    expect(await rows()).toBe('ssss cccc')
  },
)

test('a database with a part of it is told the way out, and both ways out work', async () => {
  const { options, rows } = await squashedAfter('aaaa')
  const found = {
    fault: 'unknown',
    ids: ['aaaa'],
    message: expect.stringContaining('has 1 of the 2 revisions that ssss replaces'),
  }
  await expect(upgrade({ ...options, target: 'head' })).rejects.toMatchObject(found)
  expect(await status(options)).toMatchObject({ state: 'unknown', partlyReplaced: [{ id: 'ssss', missing: ['bbbb'] }] })
  const before = historyFolder(['aaaa', 'bbbb'].map(makes))
  await upgrade({ ...options, revisions: before, target: 'bbbb' })
  expect(await upgrade({ ...options, target: 'head' })).toMatchObject({ completed: [{ id: 'cccc' }] })
  expect(await rows()).toBe('aaaa bbbb cccc')
})

test('files of before the squash find their way in a database of after it', async () => {
  const { options } = await squashedAfter('bbbb')
  const before = historyFolder(['aaaa', 'bbbb', 'cccc'].map(makes))
  expect(await status({ ...options, revisions: before })).toMatchObject({ state: 'behind', current: ['bbbb'] })
})
