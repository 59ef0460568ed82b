import { DataSource, EntitySchema } from 'typeorm'
import { expect, test } from 'vitest'

import { autogenerate } from '../../src/commands/autogenerate.ts'
import { bodiesOf } from '../../src/plan/body.ts'
import { temporaryFolder } from '../support/folder.ts'
import { freshDatabase } from '../support/postgres.ts'

const integer = { type: 'integer' } as const

const entities = (isMoved: boolean) => [
  new EntitySchema<Record<string, unknown>>({
    name: 'book',
    columns: {
      id: { ...integer, primary: true, primaryKeyConstraintName: 'book_pkey' },
      title: { type: 'text', default: '' },
    },
  }),
  new EntitySchema<Record<string, unknown>>({
    name: 'shelf',
    columns: isMoved
      ? { number: { ...integer, primary: true, primaryKeyConstraintName: 'shelf_key' } }
      : {
          room: { ...integer, primary: true, primaryKeyConstraintName: 'shelf_pkey' },
          number: integer,
          label: { type: 'text', nullable: true },
        },
    indices: isMoved ? [] : [{ name: 'labelled', columns: ['label'] }],
  }),
]

test.each([
  ['alone', false, 'with null in book.title, to the default', true],
  ['beside what cannot be done while others work', true, 'with null in book.title, which becomes NOT NULL', false],
])('a column that has to be filled %s is told of as the file treats it', async (_, isMoved, says, isFilled) => {
  const database = await freshDatabase()
  await database.query(`
    create table book (id integer constraint book_pkey primary key, title text default '');
    insert into book values (7, null);
    create table shelf (room integer constraint shelf_pkey primary key, number integer not null, label text);
    create index labelled on shelf (label);
    insert into shelf values (1, 1)`)
  const found = await autogenerate({
    url: database.url,
    revisions: temporaryFolder(),
    includeUnmanaged: true,
    allowDrop: true,
    dataSource: async () => new DataSource({ type: 'postgres', entities: entities(isMoved) }),
  })
  expect(found.obstacles).toMatchObject([{ found: 1, rows: expect.stringContaining(says) }])
  const statements = found.drafts.flatMap((draft) =>
    bodiesOf(draft).upgrade.flatMap((part) => ('sql' in part ? part.sql : [])),
  )
  expect(statements.some((sql) => sql.includes('backfill'))).toBe(isFilled)
})
