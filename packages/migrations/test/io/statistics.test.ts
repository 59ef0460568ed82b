import { DataSource, EntitySchema, type EntitySchemaColumnOptions } from 'typeorm'
import { describe, expect, test } from 'vitest'

import { type AutogenerateOptions, autogenerate } from '../../src/commands/autogenerate.ts'
import { RefusedError } from '../../src/errors.ts'
import type { RenameQuestion } from '../../src/model/rename.ts'
import { temporaryFolder } from '../support/folder.ts'
import { freshDatabase } from '../support/postgres.ts'

const contact = (columns: Readonly<Record<string, EntitySchemaColumnOptions>>) =>
  new EntitySchema<Record<string, unknown>>({
    name: 'Contact',
    tableName: 'contact',
    columns: { id: { type: 'integer', primary: true, primaryKeyConstraintName: 'contact_pkey' }, ...columns },
  })

/** Two columns that go, of which names, types and nullability tell nothing, and a thousand rows that do. */
const made = `
  create type level as enum ('low', 'high');
  create table contact (id integer constraint contact_pkey primary key, p1 text, p2 text, q2 level, q1 level);
  insert into contact select n, 'code ' || n, case when n % 3 = 0 then 'red' end, 'high', case when n % 2 = 0 then 'low' end::level
    from generate_series(1, 1000) n`

async function questionsOf(
  columns: Readonly<Record<string, EntitySchemaColumnOptions>>,
  more: string,
): Promise<readonly RenameQuestion[]> {
  const database = await freshDatabase()
  await database.query(`${made}; ${more}`)
  const options: AutogenerateOptions = {
    url: database.url,
    revisions: temporaryFolder(),
    includeUnmanaged: true,
    dataSource: async () => new DataSource({ type: 'postgres', entities: [contact(columns)] }),
  }
  const refusal = await autogenerate(options).catch((error: unknown) => error)
  return refusal instanceof RefusedError ? ((refusal.questions ?? []) as readonly RenameQuestion[]) : []
}

const scores = (questions: readonly RenameQuestion[]) =>
  Object.fromEntries(
    questions
      .filter(({ rename }) => rename === 'column')
      .map(({ from, candidates }) => [from, candidates[0]?.score ?? 0]),
  )

describe('what a column holds speaks for and against its being another one:', () => {
  test.each<[string, EntitySchemaColumnOptions]>([
    ['a column that may not be null has none', { type: 'text' }],
    ['a key has no value twice', { type: 'text', nullable: true, unique: true }],
  ])('%s', async (_what, options) => {
    const before = scores(await questionsOf({ zz: options }, 'select 1'))
    const after = scores(await questionsOf({ zz: options }, 'analyze contact'))
    expect(after['contact.p1']).toBeGreaterThan(after['contact.p2'] ?? 1)
    expect(after['contact.p1']).toBeGreaterThan(before['contact.p1'] ?? 1)
    expect(after['contact.p2']).toBeLessThan(before['contact.p2'] ?? 0)
  })

  test('a default is a value that is common', async () => {
    const options: EntitySchemaColumnOptions = { type: 'text', nullable: true, default: 'red' }
    const before = scores(await questionsOf({ zz: options }, 'select 1'))
    const after = scores(await questionsOf({ zz: options }, 'analyze contact'))
    expect(after['contact.p2']).toBeGreaterThan(before['contact.p2'] ?? 1)
    expect(after['contact.p1']).toBe(before['contact.p1'])
  })

  test('the values of a type are labels of the other', async () => {
    const options: EntitySchemaColumnOptions = {
      type: 'enum',
      enum: ['low', 'none'],
      enumName: 'grade',
      nullable: true,
    }
    const before = scores(await questionsOf({ zz: options }, 'select 1'))
    const after = scores(await questionsOf({ zz: options }, 'analyze contact'))
    expect(after['contact.q1']).toBeGreaterThan(before['contact.q1'] ?? 1)
  })
})
