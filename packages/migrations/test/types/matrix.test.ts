import { expect, test } from 'vitest'

import { tryConversions } from '../../src/io/try-conversions.ts'
import type { Column } from '../../src/kinds/column.ts'
import { tableKey } from '../../src/kinds/keys.ts'
import { type Circumstances, onServer, usingId } from '../../src/model/circumstances.ts'
import type { Schema } from '../../src/model/schema.ts'
import type { Statement } from '../../src/model/statement.ts'
import type { Plan } from '../../src/model/step.ts'
import { drafts } from '../../src/plan/body.ts'
import { diff } from '../../src/plan/diff.ts'
import { directly } from '../../src/plan/stage.ts'
import type { PostgresVersion } from '../support/postgres-server.ts'
import { openPlayground, type Playground } from '../support/schema-playground.ts'
import { type MatrixRow, matrix, matrixTypes } from './matrix.ts'

const versions: readonly PostgresVersion[] = [13, 18]

test.each(versions)('every change of type does on PostgreSQL %i what its file says', async (version) => {
  const rows = matrix.filter(({ since = 13 }) => since <= version)
  const playground = await openPlayground(version)
  const { database } = playground
  await database.run(`${matrixTypes}; ${rows.flatMap(setUp).join(';\n')}`)
  // Neither the time zone nor the way to write a date of whoever runs a revision may decide on values.
  await database.run(`set timezone = 'America/New_York'; set datestyle = 'SQL, DMY'; set intervalstyle = 'iso_8601'`)
  const before = await playground.read()
  const after = retyped(before, rows)
  const circumstances = await circumstancesOf(playground, { before, after, rows })
  const [draft] = drafts(directly(before, after), circumstances)
  const upgrade = await run(playground, draft?.upgrade, rows)
  expect(await valuesIn(playground, rows)).toEqual(rows.map(({ values }) => values.map(([, becomes]) => becomes)))
  expect(upgrade.map(({ told, effect, said }) => ({ told, effect, said }))).toEqual(
    rows.map(({ told = '', effect }) => ({ told, effect, said: effect })),
  )
  expect(diff(await playground.read(), after)).toEqual([])
  const downgrade = await run(playground, draft?.downgrade, rows)
  expect(await valuesIn(playground, rows)).toEqual(rows.map(({ values }) => values.map(([, , returns]) => returns)))
  expect(downgrade.filter(({ effect, said }) => effect !== said)).toEqual([])
  expect(diff(await playground.read(), before)).toEqual([])
  await playground.close()
})

const tableOf = (row: MatrixRow): string => `t_${String(matrix.indexOf(row)).padStart(3, '0')}`

function setUp(row: MatrixRow): readonly string[] {
  const table = tableOf(row)
  return [
    `create table ${table} (id integer generated always as identity, c ${row.before})`,
    `insert into ${table} (c) values ${row.values.map(([literal]) => `(${literal})`).join(', ')}`,
    `create index ${table}_id on ${table} (id)`,
    ...(isSorted(row) ? [`create index ${table}_c on ${table} (c)`] : []),
  ]
}

const isSorted = ({ before, after }: MatrixRow): boolean => ![before, after].some((type) => /^(json|xml)$/.test(type))

const retyped = (schema: Schema, rows: readonly MatrixRow[]): Schema => ({
  ...schema,
  column: schema.column.map((column): Column => {
    const row = rows.find((each) => tableOf(each) === column.table)
    if (row === undefined || column.name !== 'c') return column
    const uses = schema.enum.filter(({ name }) => row.after.replace('[]', '') === name)
    const [, type = '', collation = null] = /^(.*?)(?: COLLATE (.*))?$/.exec(row.after) ?? []
    return {
      ...column,
      type,
      collation,
      uses: uses.map(({ name }) => `enum:${name}` as Column['uses'][number]),
    }
  }),
})

interface Given {
  readonly before: Schema
  readonly after: Schema
  readonly rows: readonly MatrixRow[]
}

async function circumstancesOf(playground: Playground, { before, after, rows }: Given): Promise<Circumstances> {
  const compared = { operations: diff(before, after), namespace: 'public', renames: { renamed: [], steps: [] } }
  const usings = rows.flatMap((row): readonly (readonly [string, string])[] => {
    const key = `column:${tableOf(row)}.c` as Parameters<typeof usingId>[0]
    const { upgrade = '', downgrade = '' } = row.using ?? {}
    return [
      [usingId(key, { before: row.before, after: row.after }), upgrade] as const,
      [usingId(key, { before: row.after, after: row.before }), downgrade] as const,
    ].filter(([, expression]) => expression !== '')
  })
  return {
    ...onServer(playground.serverVersion),
    conversions: await tryConversions(playground.database, compared),
    usings: new Map(usings),
  }
}

/** What one statement did to its table, beside what it says that it does. */
interface Done {
  readonly table: string
  readonly told: string
  readonly effect: MatrixRow['effect']
  readonly said: MatrixRow['effect']
}

/** Runs a plan in one transaction, and looks at the files of each table and of its indexes. */
async function run(
  { database }: Playground,
  plan: Plan | undefined,
  rows: readonly MatrixRow[],
): Promise<readonly Done[]> {
  const statements = plan?.steps.flatMap((step) => step.statements) ?? []
  const was = await filesIn(database, rows)
  await database.run('begin')
  for (const { sql } of statements) await database.run(sql)
  await database.run('commit')
  const is = await filesIn(database, rows)
  return rows.map((row, place) => {
    const table = tableOf(row)
    const statement = statements.find(({ sql }) => sql.startsWith(`ALTER TABLE "${table}" `) && sql.includes(' TYPE '))
    const told = /USING .*$/s.exec(statement?.sql ?? '')?.[0] ?? ''
    return { table, told, effect: effectOf(was[place], is[place]), said: saidBy(statement, table) }
  })
}

type Files = Readonly<Record<string, string | null>>

const filesIn = (database: Playground['database'], rows: readonly MatrixRow[]): Promise<readonly Files[]> =>
  database.query(
    `select pg_relation_filenode(t::regclass) as heap, pg_relation_filenode(to_regclass(t || '_c')) as tree,
       pg_relation_filenode(to_regclass(t || '_id')) as other
     from unnest($1::text[]) with ordinality u (t, place) order by place`,
    [rows.map(tableOf)],
  )

function effectOf(was: Files | undefined, is: Files | undefined): Done['effect'] {
  if (was?.heap !== is?.heap) return 'rewrite'
  // A table that is not rewritten keeps the indexes of its other columns.
  expect(was?.other).toBe(is?.other)
  return was?.tree === is?.tree ? 'none' : 'reindex'
}

function saidBy(statement: Statement | undefined, table: string): Done['said'] {
  const key = tableKey(null, table)
  if (statement?.rewrites.includes(key)) return 'rewrite'
  return statement?.scans.includes(key) ? 'reindex' : 'none'
}

async function valuesIn({ database }: Playground, rows: readonly MatrixRow[]): Promise<readonly (readonly string[])[]> {
  const found: string[][] = []
  await database.run(
    `begin; set local timezone = 'UTC'; set local datestyle = 'ISO'; set local intervalstyle = 'postgres'`,
  )
  for (const row of rows) {
    const values = await database.query(`select c::text as c from ${tableOf(row)} order by id`)
    found.push(values.map(({ c }) => c ?? 'null'))
  }
  await database.run('rollback')
  return found
}
