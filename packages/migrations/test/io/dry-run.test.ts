import { describe, expect, test } from 'vitest'

import { type DryRun, dryRun } from '../../src/commands/dry-run.ts'
import { status } from '../../src/commands/status.ts'
import { upgrade } from '../../src/commands/upgrade.ts'
import { historyFolder, type Sketch } from '../support/history-folder.ts'
import { freshDatabase } from '../support/postgres.ts'

const books: Sketch = {
  id: 'aaaa11112222',
  upgrade: ['CREATE TABLE "books" ("id" integer PRIMARY KEY, "title" text)'],
  downgrade: ['DROP TABLE "books"'],
}

/** A database at the first revision, and a dry run of the others. */
async function stage(...sketches: readonly Sketch[]) {
  const database = await freshDatabase()
  const options = { url: database.url, revisions: historyFolder([books, ...sketches]) }
  await upgrade({ ...options, target: 'aaaa' })
  return {
    database,
    options,
    upgradeTo: (target: string) => upgrade({ ...options, target }),
    dry: (target = 'head') => dryRun({ ...options, direction: 'upgrade', target }),
  }
}

/** What was seen of each statement that ran, without the times. */
const sights = ({ revisions }: DryRun) =>
  revisions.map(({ statements }) =>
    (statements ?? []).map(({ locks, rewrites }) => ({
      locks: locks.map(({ relation, mode }) => `${relation} ${mode}`),
      rewrites,
    })),
  )

test('a dry run tells what is locked and rewritten, and leaves nothing behind', async () => {
  const { database, options, dry } = await stage(
    {
      id: 'bbbb11112222',
      upgrade: [
        'CREATE TABLE "loans" ("book" integer REFERENCES "books")',
        'ALTER TABLE "books" ALTER COLUMN "title" TYPE varchar(9)',
        'ALTER TABLE "books" RENAME TO "volumes"',
        'INSERT INTO "volumes" VALUES (1)',
      ],
    },
    { id: 'cccc11112222', upgrade: ['DROP TABLE "loans"', 'DROP TABLE "volumes"'] },
  )
  const files = 'select relname, relfilenode, xmin from pg_class order by oid'
  const before = await database.query(files)
  const result = await dry()
  expect(result).toMatchObject({ failure: null, revisions: [{ outcome: 'ran' }, { outcome: 'ran' }] })
  expect(sights(result)).toEqual([
    [
      { locks: ['books SHARE ROW EXCLUSIVE'], rewrites: [] },
      { locks: ['books ACCESS EXCLUSIVE'], rewrites: ['books'] },
      { locks: [], rewrites: [] },
      { locks: [], rewrites: [] },
    ],
    [
      { locks: [], rewrites: [] },
      { locks: [], rewrites: [] },
    ],
  ])
  expect(await status(options)).toMatchObject({ current: ['aaaa11112222'], halfApplied: [] })
  expect(await database.query(files)).toEqual(before)
})

test('a failure is told as the run would tell it, and what comes after is not run', async () => {
  const { dry, upgradeTo } = await stage(
    { id: 'bbbb11112222', upgrade: ['INSERT INTO "books" VALUES (1)', 'INSERT INTO "books" VALUES (1)'] },
    { id: 'cccc11112222', upgrade: ['SELECT 1'] },
  )
  const { revisions, failure } = await dry()
  expect(revisions.map(({ outcome }) => outcome)).toEqual(['failed', 'not-run'])
  expect(revisions[0]?.statements).toHaveLength(2)
  await expect(upgradeTo('head')).rejects.toThrow(failure?.message)
  expect(failure).toMatchObject({ revision: 'bbbb11112222', sqlState: '23505' })
})

test('what only a commit would find is found', async () => {
  const { dry } = await stage({
    id: 'bbbb11112222',
    upgrade: [
      'CREATE TABLE "loans" ("book" integer REFERENCES "books" DEFERRABLE INITIALLY DEFERRED)',
      'INSERT INTO "loans" VALUES (7)',
    ],
  })
  expect((await dry()).failure).toMatchObject({ sqlState: '23503', revision: 'bbbb11112222' })
})

test('each revision finds the settings of a run, and deferred constraints deferred', async () => {
  const { dry } = await stage(
    {
      id: 'bbbb11112222',
      upgrade: [
        'CREATE TABLE "loans" ("book" integer REFERENCES "books" DEFERRABLE INITIALLY DEFERRED)',
        'SET search_path = pg_catalog',
        'SET ROLE pg_monitor',
      ],
    },
    {
      id: 'cccc11112222',
      upgrade: ['INSERT INTO "loans" VALUES (7)', 'INSERT INTO "books" VALUES (7)', 'CREATE TABLE "shelves" ()'],
    },
  )
  expect((await dry()).failure).toBeNull()
})

test('a revision without a transaction is listed, and said to be missing when a later one fails', async () => {
  const { dry } = await stage(
    { id: 'bbbb11112222', transaction: 'none', upgrade: ['CREATE INDEX CONCURRENTLY "i" ON "books" ("title")'] },
    { id: 'cccc11112222', upgrade: ['ALTER INDEX "i" RENAME TO "j"'] },
  )
  const { revisions, failure } = await dry()
  expect(revisions.map(({ outcome }) => outcome)).toEqual(['not-run', 'failed'])
  expect(revisions[0]?.statements).toMatchObject([{ elapsedMs: null }])
  expect(failure?.hint).toBe('It may be for the want of bbbb11112222, which cannot be tried.')
})

test('a value that is added to an enum cannot be used before a commit, and the failure says so', async () => {
  const { dry, upgradeTo } = await stage(
    { id: 'bbbb11112222', upgrade: [`CREATE TYPE "mood" AS ENUM ('glad')`] },
    { id: 'cccc11112222', upgrade: [`ALTER TYPE "mood" ADD VALUE 'sad'`] },
    { id: 'dddd11112222', upgrade: [`SELECT 'sad'::"mood"`] },
  )
  await upgradeTo('bbbb')
  expect((await dry()).failure).toMatchObject({ hint: 'A run commits the value before; that cannot be tried.' })
})

describe('a hand-written revision', () => {
  const counting = (end: string): Sketch => ({
    id: 'bbbb11112222',
    upgrade: `for (const id of [1, 2]) await queryRunner.query('INSERT INTO "books" VALUES ($1)', [id])\n${end}`,
  })

  test('is run, and its statements are told', async () => {
    const { dry, database } = await stage(counting(''))
    expect((await dry()).revisions[0]?.statements).toMatchObject([
      { locks: [{ mode: 'ROW EXCLUSIVE' }] },
      { locks: [] },
    ])
    expect(await database.query('select * from books')).toEqual([])
  })

  test('cannot commit', async () => {
    const { dry, database } = await stage(counting(`await queryRunner.query('COMMIT')`))
    expect((await dry()).failure?.message).toContain('its transaction is not its own to end')
    expect(await database.query('select * from books')).toEqual([])
  })

  test('that goes on after an error of PostgreSQL fails', async () => {
    const { dry } = await stage(counting(`await queryRunner.query('SELECT 1/0').catch(() => undefined)`))
    expect((await dry()).failure?.message).toContain('went on after an error')
  })
})

test('nobody waits long behind a dry run that has to wait, and who is in the way is named', async () => {
  const { dry, database } = await stage({ id: 'bbbb11112222', upgrade: ['ALTER TABLE "books" ADD "pages" integer'] })
  const other = await database.client()
  await other.query('begin; lock table books')
  const { failure } = await dry()
  await other.query('rollback')
  expect(failure).toMatchObject({ sqlState: '55P03' })
  expect(failure?.hint).toContain('Blocked by process')
})

test('what would be lost is counted, and needs no consent', async () => {
  const { options, database } = await stage()
  await database.query('insert into books values (1)')
  const result = await dryRun({ ...options, direction: 'downgrade', target: 'base' })
  expect(result).toMatchObject({ failure: null, losses: [{ object: 'books', what: 'rows', count: 1 }] })
  expect(await database.query('select id from books')).toEqual([{ id: 1 }])
})
