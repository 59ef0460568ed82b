import { DataSource, EntitySchema } from 'typeorm'
import { expect, test } from 'vitest'

import { autogenerate } from '../../src/commands/autogenerate.ts'
import { bodiesOf } from '../../src/plan/body.ts'
import { temporaryFolder } from '../support/folder.ts'
import { freshDatabase } from '../support/postgres.ts'

const integer = { type: 'integer' } as const

/** The book's title becomes NOT NULL with a default; the shelf is as it is, gets another key, or gets a label that must be there. */
const entities = (shelf: 'same' | 'moved' | 'labelled') => [
  new EntitySchema<Record<string, unknown>>({
    name: 'book',
    columns: {
      id: { ...integer, primary: true, primaryKeyConstraintName: 'book_pkey' },
      title: { type: 'text', default: '' },
    },
  }),
  new EntitySchema<Record<string, unknown>>({
    name: 'shelf',
    columns:
      shelf === 'moved'
        ? { number: { ...integer, primary: true, primaryKeyConstraintName: 'shelf_key' } }
        : {
            room: { ...integer, primary: true, primaryKeyConstraintName: 'shelf_pkey' },
            number: integer,
            label: { type: 'text', nullable: shelf === 'same' },
          },
    indices: [
      ...(shelf === 'moved' ? [] : [{ name: 'labelled', columns: ['label'] }]),
      ...(shelf === 'labelled' ? [{ name: 'numbered', columns: ['number'] }] : []),
    ],
  }),
]

const filled = { found: 1, rows: expect.stringContaining('with null in book.title, to the default') }

async function planned(shelf: 'same' | 'moved' | 'labelled') {
  const database = await freshDatabase()
  await database.query(`
    create table book (id integer constraint book_pkey primary key, title text default '');
    insert into book values (7, null);
    create table shelf (room integer constraint shelf_pkey primary key, number integer not null, label text);
    create index labelled on shelf (label);
    insert into shelf values (1, 1)`)
  const { obstacles, drafts } = await autogenerate({
    url: database.url,
    revisions: temporaryFolder(),
    includeUnmanaged: true,
    allowDrop: true,
    dataSource: async () => new DataSource({ type: 'postgres', entities: entities(shelf) }),
  })
  const statements = drafts.flatMap((draft) =>
    bodiesOf(draft).upgrade.flatMap((part) => ('sql' in part ? part.sql : [])),
  )
  return { obstacles, statements }
}

test('a column that has to be filled is filled in batches', async () => {
  const { obstacles, statements } = await planned('same')
  expect(obstacles).toMatchObject([filled])
  expect(statements).toContainEqual(expect.stringContaining('backfill'))
})

test('it is filled also beside a table that cannot be changed while others work', async () => {
  const { obstacles, statements } = await planned('moved')
  expect(obstacles).toMatchObject([filled])
  expect(statements).toContainEqual(expect.stringContaining('backfill'))
  expect(statements).toContain('DROP INDEX "labelled"')
})

test('only what is going to fail is done at once, so that nothing of it is left behind', async () => {
  const { obstacles, statements } = await planned('labelled')
  expect(obstacles).toMatchObject([filled, { found: 1, rows: expect.stringContaining('null in shelf.label') }])
  expect(statements).toContainEqual(expect.stringContaining('backfill'))
  expect(statements).toContain('ALTER TABLE "shelf" ALTER COLUMN "label" SET NOT NULL')
  expect(statements).toContain('CREATE INDEX CONCURRENTLY "numbered" ON "shelf" ("number")')
})
