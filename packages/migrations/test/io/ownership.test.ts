import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DataSource, EntitySchema } from 'typeorm'
import { expect, test } from 'vitest'

import { autogenerate } from '../../src/commands/autogenerate.ts'
import { check, upgrade } from '../../src/index.ts'
import { temporaryFolder } from '../support/folder.ts'
import { freshDatabase } from '../support/postgres.ts'

const book = (columns: readonly string[]) =>
  new EntitySchema({
    name: 'book',
    tableName: 'book',
    columns: {
      id: { type: 'integer', primary: true, primaryKeyConstraintName: 'book_pkey' },
      ...Object.fromEntries(columns.map((name) => [name, { type: 'text', nullable: true }] as const)),
    },
  })

/** A database whose history made `book(id, title, pages)`, and in which somebody else has been busy since. */
async function library(byHand: string) {
  const database = await freshDatabase()
  const revisions = temporaryFolder()
  const made = 'create table book (id integer constraint book_pkey primary key, title text, pages text)'
  const source = [
    `export const revision = '1975ea83b712'`,
    'export const downRevision = null',
    `export const message = 'create books'`,
    `export async function upgrade(queryRunner) {\n  await queryRunner.query(\`${made}\`)\n}`,
    'export async function downgrade(queryRunner) {\n  await queryRunner.query(`drop table book`)\n}',
  ]
  await writeFile(join(revisions, '001_create_books.mjs'), source.join('\n\n'))
  await upgrade({ url: database.url, revisions, target: 'head' })
  if (byHand !== '') await database.query(byHand)
  return (columns: readonly string[]) => ({
    url: database.url,
    revisions,
    dataSource: async () => new DataSource({ type: 'postgres', entities: [book(columns)] }),
  })
}

const statementsOf = ({ drafts }: Awaited<ReturnType<typeof autogenerate>>) =>
  drafts.flatMap(({ upgrade: { steps } }) => steps.flatMap(({ statements }) => statements.map(({ sql }) => sql)))

test('what the history did not make is named, and stays', async () => {
  const options = await library(
    'create table visitor (name text); create index by_hand on book (length(title)); alter table book add mark text',
  )
  const found = await check(options(['title', 'pages']))
  expect(found.differences).toEqual([])
  expect(found.unmanaged).toEqual(['table:visitor', 'column:book.mark', 'index:by_hand'])
  expect((await autogenerate(options(['title', 'pages']))).drafts).toEqual([])
})

test('a comment that somebody made is part of what it is about, and stays', async () => {
  const options = await library(`comment on table book is 'ours'; comment on column book.title is 'as printed'`)
  const found = await check(options(['title', 'pages']))
  expect([found.differences, found.unmanaged]).toEqual([[], []])
  expect((await autogenerate({ ...options(['title', 'pages']), includeUnmanaged: true })).drafts).toEqual([])
})

test('a key that somebody made otherwise than it is declared is replaced, and that is said', async () => {
  const options = await library(
    'alter table book drop constraint book_pkey, add constraint by_hand primary key (title)',
  )
  const found = await autogenerate(options(['title', 'pages']))
  expect(statementsOf(found)).toEqual([
    'ALTER TABLE "book" DROP CONSTRAINT "by_hand"',
    'ALTER TABLE "book" ALTER COLUMN "title" DROP NOT NULL',
    'ALTER TABLE "book" ADD CONSTRAINT "book_pkey" PRIMARY KEY ("id")',
  ])
  expect(found.comparison.replaced).toEqual(['constraint:book.by_hand'])
})

test('what the history made and no entity declares is dropped only when that is allowed', async () => {
  const options = await library('')
  await expect(autogenerate(options(['title']))).rejects.toMatchObject({
    code: 'refused',
    findings: ['every value of book.pages'],
  })
  const allowed = await autogenerate({ ...options(['title']), allowDrop: true })
  expect(statementsOf(allowed)).toEqual(['ALTER TABLE "book" DROP COLUMN "pages"'])
})

test('a person who is asked may say yes, and may say no', async () => {
  const options = await library('')
  const answering = (answer: boolean) => autogenerate({ ...options(['title']), confirm: async () => answer })
  expect((await answering(true)).drafts).toHaveLength(1)
  await expect(answering(false)).rejects.toMatchObject({ code: 'refused' })
})

test('an index that somebody made on a column that goes is dropped in words, and named', async () => {
  const options = await library('create index by_hand on book (title, pages)')
  const found = await autogenerate({ ...options(['title']), allowDrop: true })
  expect(statementsOf(found)).toEqual(['DROP INDEX "by_hand"', 'ALTER TABLE "book" DROP COLUMN "pages"'])
  expect(found.comparison.taken).toEqual(['index:by_hand'])
})

test('a view that somebody made on a column that goes is in the way', async () => {
  const options = await library('create view long_book as select id from book where length(pages) > 3')
  await expect(autogenerate({ ...options(['title']), allowDrop: true })).rejects.toMatchObject({
    code: 'refused',
    findings: ['view:long_book'],
  })
  const all = await autogenerate({ ...options(['title']), allowDrop: true, includeUnmanaged: true })
  expect(statementsOf(all)).toEqual(['DROP VIEW "long_book"', 'ALTER TABLE "book" DROP COLUMN "pages"'])
})

test('with everything included, what nobody declares goes', async () => {
  const options = await library('create table visitor (name text)')
  const found = await autogenerate({ ...options(['title', 'pages']), allowDrop: true, includeUnmanaged: true })
  expect(statementsOf(found)).toEqual(['DROP TABLE "visitor"'])
})
