import fc from 'fast-check'
import { DataSource, EntitySchema, type EntitySchemaColumnOptions, type EntitySchemaRelationOptions } from 'typeorm'
import { expect, test } from 'vitest'

import { type AutogenerateOptions, autogenerate } from '../../src/commands/autogenerate.ts'
import { readCatalog } from '../../src/io/catalog.ts'
import { connect, type Database, inTransaction } from '../../src/io/database.ts'
import { bodiesOf } from '../../src/plan/body.ts'
import { quoteName } from '../../src/sql/quote.ts'
import { temporaryFolder } from '../support/folder.ts'
import { lawPatience, lawRuns, shrinkingBriefly } from '../support/law-parameters.ts'
import { lawSeed } from '../support/law-seed.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'

interface ColumnPlan {
  readonly from: string
  readonly to: string
  readonly sort: keyof typeof sorts
  /** What its two values are called after, where it is of an enum type. */
  readonly values: readonly [string, string]
}

interface TablePlan {
  readonly from: string
  readonly to: string
  readonly columns: readonly ColumnPlan[]
  /** What a unique constraint, an index and a check are called, before and after. */
  readonly labels: { readonly from: readonly string[]; readonly to: readonly string[] }
}

const valuesBefore = ['open', 'done'] as const

/** What a column can be, with two values that go in. */
const sorts = {
  text: { options: { type: 'text' }, values: [`'a'`, `'b'`] },
  counted: { options: { type: 'integer', default: 7 }, values: ['1', '2'] },
  moment: { options: { type: 'timestamptz', nullable: true }, values: ['now()', 'null'] },
  state: { options: { type: 'enum', enum: [...valuesBefore], default: 'open' }, values: [`'open'`, `'done'`] },
} satisfies Record<string, { options: EntitySchemaColumnOptions; values: readonly [string, string] }>

const columnNames = ['name', 'full name', 'state', 'Amount', 'a"b']
const tableNames = ['customer', 'client', 'order', 'Customer']

const permuted = (names: readonly string[]) =>
  fc.tuple(
    fc.shuffledSubarray([...names], { minLength: 1 }),
    fc.shuffledSubarray([...names], { minLength: names.length }),
  )

/** As they were, one of them by another name, exchanged, or in a chain. */
const valuesAfter = fc.constantFrom<readonly [string, string]>(
  valuesBefore,
  ["it's new", 'done'],
  ['done', 'open'],
  ['shut', 'open'],
)

const columnPlans: fc.Arbitrary<readonly ColumnPlan[]> = fc
  .tuple(
    permuted(columnNames),
    fc.array(fc.constantFrom(...(Object.keys(sorts) as (keyof typeof sorts)[])), { minLength: 5, maxLength: 5 }),
    fc.array(valuesAfter, { minLength: 5, maxLength: 5 }),
  )
  .map(([[before, after], kinds, values]) =>
    before.map((from, index) => ({
      from,
      to: after[index] ?? from,
      sort: kinds[index] ?? 'text',
      values: values[index] ?? valuesBefore,
    })),
  )

const labelOrder = fc.shuffledSubarray(['a', 'B', 'c"', 'd'], { minLength: 3, maxLength: 3 })

const tablePlans: fc.Arbitrary<readonly TablePlan[]> = fc
  .tuple(
    permuted(tableNames),
    fc.array(columnPlans, { minLength: 4, maxLength: 4 }),
    fc.array(fc.tuple(labelOrder, labelOrder), { minLength: 4, maxLength: 4 }),
  )
  .map(([[before, after], columns, labels]) =>
    before.map((from, index) => {
      const named = (order: readonly string[] = []) => order.map((label) => `${label} ${index}`)
      const [was, becomes] = labels[index] ?? []
      return {
        from,
        to: after[index] ?? from,
        columns: columns[index] ?? [],
        labels: { from: named(was), to: named(becomes) },
      }
    }),
  )

const toNext: EntitySchemaRelationOptions = {
  type: 'many-to-one',
  target: '',
  joinColumn: { name: 'next' },
  nullable: true,
}

const valuesOf = ({ sort, values }: ColumnPlan, side: 'from' | 'to') => {
  const names = side === 'from' ? valuesBefore : values
  return sort === 'state' ? { enum: [...names], default: names[0] } : {}
}

/** Entities whose constraints and indexes are named by TypeORM, after the table and its columns, or by hand. */
const entitiesOf = (tables: readonly TablePlan[], side: 'from' | 'to') =>
  tables.map((table, place) => {
    const [first] = table.columns
    const next = tables[place + 1]
    return new EntitySchema<Record<string, unknown>>({
      name: `Table${place}`,
      tableName: table[side],
      columns: {
        id: { type: 'integer', primary: true, generated: 'increment' },
        ...Object.fromEntries(
          table.columns.map((column, index) => [
            `column${index}`,
            {
              ...sorts[column.sort].options,
              ...valuesOf(column, side),
              name: column[side],
            } as EntitySchemaColumnOptions,
          ]),
        ),
      },
      indices: [{ columns: ['column0'] }, { name: table.labels[side][0] ?? '', columns: ['id', 'column0'] }],
      uniques: [{ columns: ['id', 'column0'] }, { name: table.labels[side][1] ?? '', columns: ['column0', 'id'] }],
      checks: [
        { expression: `${quoteName(first?.[side] ?? 'id')} is not null or id > 0` },
        { name: table.labels[side][2] ?? '', expression: 'id > -1' },
      ],
      relations: next === undefined ? {} : { next: { ...toNext, target: `Table${place + 1}` } },
    })
  })

const optionsFor = (
  database: FreshDatabase,
  tables: readonly TablePlan[],
  side: 'from' | 'to',
): AutogenerateOptions => ({
  url: database.url,
  revisions: temporaryFolder(),
  dataSource: async () => new DataSource({ type: 'postgres', entities: entitiesOf(tables, side) }),
})

/** What a person would type; the columns by the table's name of today. */
const renamesOf = (tables: readonly TablePlan[]): readonly string[] =>
  tables.flatMap((table) => [
    ...(table.from === table.to ? [] : [`table:${quoteName(table.from)}=${quoteName(table.to)}`]),
    ...table.columns
      .filter(({ from, to }) => from !== to)
      .map(({ from, to }) => `column:${quoteName(table.from)}.${quoteName(from)}=${quoteName(to)}`),
    ...renamesOfTypes(tables, table),
  ])

/**
 * A type is named after its column, and follows by itself; not so where its values are others as well, or another such type
 * takes its name.
 */
function renamesOfTypes(tables: readonly TablePlan[], own: TablePlan): readonly string[] {
  const types = tables.flatMap((table) =>
    table.columns
      .filter(({ sort }) => sort === 'state')
      .map((column) => ({ table, column, from: typeName(table, column, 'from'), to: typeName(table, column, 'to') })),
  )
  const said = new Set(types.filter(({ column }) => isRevalued(column)).map(({ from }) => from))
  for (const _round of types) for (const { from, to } of types) if (said.has(from)) said.add(to)
  return types
    .filter(({ table, from }) => table === own && said.has(from))
    .flatMap(({ column, from, to }) => [
      ...(from === to ? [] : [`type:${from}=${to}`]),
      ...valuesBefore.flatMap((value, index) => {
        const after = column.values[index] ?? value
        return after === value ? [] : [`value:${from}.${quoteName(value)}=${quoteName(after)}`]
      }),
    ])
}

const typeName = (table: TablePlan, column: ColumnPlan, side: 'from' | 'to'): string =>
  quoteName(`${table[side]}_${column[side].toLowerCase()}_enum`)

const isRevalued = ({ values }: ColumnPlan): boolean => values.join() !== valuesBefore.join()

type Bodies = ReturnType<typeof bodiesOf>

async function run(database: Database, body: Bodies['upgrade']): Promise<void> {
  await inTransaction(database, { begin: '', end: 'commit' }, async () => {
    for (const part of body) if ('sql' in part) await database.run(part.sql)
  })
}

const catalogOf = async (database: Database) =>
  (await readCatalog(database, { defaultNamespace: 'public', ledgerSchema: 'retort' })).schema

async function fill(database: Database, tables: readonly TablePlan[]): Promise<void> {
  for (const { from, columns } of tables) {
    const names = columns.map((column) => quoteName(column.from)).join(', ')
    for (const row of [0, 1] as const) {
      const values = columns.map(({ sort }) => sorts[sort].values[row]).join(', ')
      await database.run(`insert into ${quoteName(from)} (${names}) values (${values})`)
    }
  }
}

async function rowsOf(database: Database, tables: readonly TablePlan[], side: 'from' | 'to') {
  const found = []
  for (const table of tables) {
    const names = ['id', ...table.columns.map((column) => column[side])].map(quoteName).join(', ')
    const [result] = await database.run(`select ${names} from ${quoteName(table[side])} order by id`)
    const states = table.columns.map(({ sort, values }) => (sort === 'state' && side === 'to' ? values : valuesBefore))
    found.push(
      result?.rows.map((row) =>
        Object.values(row).map((value, place) => {
          const index = states[place - 1]?.indexOf(value ?? '') ?? -1
          return table.columns[place - 1]?.sort === 'state' ? index : value
        }),
      ),
    )
  }
  return found
}

async function holds(tables: readonly TablePlan[]): Promise<void> {
  const fresh = await freshDatabase()
  const database = await connect({ url: fresh.url }, 'laws')
  try {
    for (const draft of (await autogenerate(optionsFor(fresh, tables, 'from'))).drafts)
      await run(database, bodiesOf(draft).upgrade)
    await fill(database, tables)
    const [before, rows] = [await catalogOf(database), await rowsOf(database, tables, 'from')]

    const found = await autogenerate({ ...optionsFor(fresh, tables, 'to'), renames: renamesOf(tables) })
    expect(found.comparison.operations).toEqual([])
    expect(await catalogOf(database)).toEqual(before)

    const bodies = found.drafts.map(bodiesOf)
    for (const { upgrade } of bodies) await run(database, upgrade)
    expect(await rowsOf(database, tables, 'to')).toEqual(rows)
    expect((await autogenerate(optionsFor(fresh, tables, 'to'))).drafts).toEqual([])

    for (const { downgrade } of bodies.toReversed()) await run(database, downgrade)
    expect(await rowsOf(database, tables, 'from')).toEqual(rows)
    expect(await catalogOf(database)).toEqual(before)
  } finally {
    await database.close()
    await fresh.drop()
  }
}

const runs = lawRuns(12)

test(
  `renames keep every row, take derived names along and are undone exactly (${runs} sets of tables, seed ${lawSeed})`,
  async () => {
    await fc.assert(fc.asyncProperty(tablePlans, shrinkingBriefly(holds)), { seed: lawSeed, numRuns: runs })
  },
  lawPatience(300_000),
)
