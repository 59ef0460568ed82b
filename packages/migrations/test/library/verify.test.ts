import { expect, test } from 'vitest'

import { upgrade, type Verification, verify } from '../../src/index.ts'
import { historyFolder } from '../support/history-folder.ts'
import { freshDatabase } from '../support/postgres.ts'

const books = {
  id: 'aaaa',
  upgrade: ['CREATE TABLE "books" ("id" serial PRIMARY KEY, "title" text)', `COMMENT ON TABLE "books" IS 'read them'`],
  downgrade: ['DROP TABLE "books"'],
}

/** What went wrong, with the step in front. */
const problems = ({ revisions }: Verification): readonly string[] =>
  revisions.flatMap(({ steps }) =>
    steps.flatMap((step) => step.problems.map(({ kind, text }) => `${step.direction}, ${kind}: ${text}`)),
  )

test('what is pending goes up, down and up on a likeness of the database, and keeps its rows', async () => {
  const { url, query } = await freshDatabase()
  const revisions = historyFolder([
    books,
    {
      id: 'bbbb',
      upgrade: ['ALTER TABLE "books" RENAME COLUMN "title" TO "name"', 'ALTER TABLE "books" ADD COLUMN "isbn" text'],
      downgrade: ['ALTER TABLE "books" DROP COLUMN "isbn"', 'ALTER TABLE "books" RENAME COLUMN "name" TO "title"'],
    },
  ])
  await upgrade({ url, revisions, target: 'aaaa' })
  await query(`insert into books (title) values ('secret'), (null)`)
  const found = await verify({ url, revisions })
  expect(problems(found)).toEqual([])
  expect(found).toMatchObject({
    status: 'proven',
    start: 'database',
    place: { server: 'same', version: 18 },
    missing: [],
    reasons: [],
    revisions: [{ id: 'bbbb', status: 'proven', rowsCompared: 2, steps: [{}, { against: 'before' }, {}] }],
  })
  expect(await query('select title from books')).toHaveLength(2)
  expect(await query(`select 1 from pg_database where datname like 'retort%'`)).toEqual([])
})
