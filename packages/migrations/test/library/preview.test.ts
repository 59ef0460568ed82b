import { expect, test } from 'vitest'

import { plan, status, upgrade } from '../../src/index.ts'
import { historyFolder } from '../support/history-folder.ts'
import { freshDatabase } from '../support/postgres.ts'

const revisions = () =>
  historyFolder([
    { id: 'aaaa', upgrade: ['CREATE TABLE "books" ("id" integer)'], downgrade: ['DROP TABLE "books"'] },
    {
      id: 'bbbb',
      upgrade: "  for (const n of ['1', '2']) await queryRunner.query('INSERT INTO books VALUES (' + n + ')')",
    },
    { id: 'cccc', upgrade: ['DROP TABLE "books"'] },
  ])

test('an upgrade is shown in its order, with the statements that the files have literally', async () => {
  const { url } = await freshDatabase()
  const options = { url, revisions: revisions() }
  expect(await plan({ ...options, direction: 'upgrade', target: 'head' })).toMatchObject({
    direction: 'upgrade',
    revisions: [
      { id: 'aaaa', message: 'makes aaaa', statements: ['CREATE TABLE "books" ("id" integer)'] },
      { id: 'bbbb', statements: null },
      { id: 'cccc', statements: ['DROP TABLE "books"'] },
    ],
    losses: [],
  })
  expect(await status(options)).toMatchObject({ state: 'uninitialised' })
})

test('what would be lost is counted, in both directions, and nothing is run', async () => {
  const { url, query } = await freshDatabase()
  const options = { url, revisions: revisions() }
  await upgrade({ ...options, target: 'bbbb' })
  const losses = [{ object: 'books', what: 'rows', count: 2, isMinimum: false }]
  expect(await plan({ ...options, direction: 'upgrade', target: '+1' })).toMatchObject({ losses })
  expect(await plan({ ...options, direction: 'downgrade', target: 'base' })).toMatchObject({
    revisions: [{ id: 'bbbb' }, { id: 'aaaa' }],
    losses,
  })
  expect(await query('select count(*)::int as n from books')).toEqual([{ n: 2 }])
})

test('what an upgrade would refuse is refused', async () => {
  const { url } = await freshDatabase()
  await upgrade({ url, revisions: revisions(), target: 'aaaa' })
  const other = historyFolder([{ id: 'dddd' }])
  await expect(plan({ url, revisions: other, direction: 'upgrade', target: 'head' })).rejects.toMatchObject({
    fault: 'unknown',
    ids: ['aaaa'],
  })
})
