import { DataSource, EntitySchema } from 'typeorm'
import { expect, test } from 'vitest'

import { type AutogenerateOptions, autogenerate } from '../../src/commands/autogenerate.ts'
import { bodiesOf } from '../../src/plan/body.ts'
import { temporaryFolder } from '../support/folder.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'
import { type EnumCase, enumCases } from './enum-cases.ts'

test.each(Object.entries(enumCases))('%s', async (_, example) => {
  const database = await freshDatabase()
  await database.query(setUp(example))
  const before = await stateOf(database, example)
  const generating = autogenerate(optionsFor(database, example))
  if (example.refused !== undefined) {
    const error = await generating.catch((reason: unknown) => reason)
    const about = (error as { questions?: { from: string }[] }).questions?.map(({ from }) => from)
    expect(about).toEqual(example.refused)
    return
  }
  const { drafts, obstacles } = await generating
  expect(obstacles.map(({ found, rows }) => `${found} ${rows}`)).toEqual(example.announced ?? [])
  if (example.announced !== undefined) return
  const bodies = drafts.map(bodiesOf)
  expect(bodies).toHaveLength(example.revisions ?? 1)
  for (const { upgrade } of bodies) await run(database, upgrade)
  const after = await stateOf(database, example)
  expect(after).toEqual({ labels: example.labels ?? before.labels, rows: example.rows })
  expect((await autogenerate({ ...optionsFor(database, example), renames: [] })).drafts).toEqual([])
  for (const { downgrade } of bodies.toReversed()) await run(database, downgrade)
  const returned = await stateOf(database, example)
  const unmerged = example.renames?.some((text) => text.startsWith('value:')) ? undefined : before.rows
  expect(returned).toEqual({ labels: before.labels, rows: example.returned ?? unmerged ?? returned.rows })
  expect((await autogenerate({ ...optionsFor(database, example), allowDrop: true })).drafts).toHaveLength(drafts.length)
})

function setUp({ before: { type, columns, rows, and = '' } }: EnumCase): string {
  const parts = Object.entries(columns).map(([name, definition]) => `${name} ${definition}`)
  const values = rows.map((row, place) => `(${[place + 1, ...row].join(', ')})`)
  return `create type state as ${type};
    create table task (${['id integer constraint task_pkey primary key', ...parts].join(', ')});
    insert into task values ${values.join(', ')}; ${and}`
}

const optionsFor = (database: FreshDatabase, { after, renames = [] }: EnumCase): AutogenerateOptions => ({
  url: database.url,
  revisions: temporaryFolder(),
  renames,
  dataSource: async () =>
    new DataSource({
      type: 'postgres',
      entities: [
        new EntitySchema<Record<string, unknown>>({
          name: 'task',
          tableName: 'task',
          columns: { id: { type: 'integer', primary: true, primaryKeyConstraintName: 'task_pkey' }, ...after },
        }),
      ],
    }),
})

async function stateOf(database: FreshDatabase, { before }: EnumCase) {
  const labels = await database.query<{ label: string }>(
    `select enumlabel as label from pg_enum where enumtypid = to_regtype('state') order by enumsortorder`,
  )
  const columns = Object.keys(before.columns).map((name) => `${name}::text`)
  const rows = await database.query<{ row: string[] }>(
    `select array[${columns.join(', ')}] as row from task order by id`,
  )
  return { labels: labels.map(({ label }) => label), rows: rows.map(({ row }) => row) }
}

/** A revision in a transaction of its own. */
async function run(database: FreshDatabase, body: ReturnType<typeof bodiesOf>['upgrade']): Promise<void> {
  await database.query('begin')
  for (const part of body) if ('sql' in part) await database.query(part.sql)
  await database.query('commit')
}
