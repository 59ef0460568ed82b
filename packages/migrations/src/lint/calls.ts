import { quoteLiteral, quoteName } from '../sql/quote.ts'
import { columnDefinition, constraintDefinition, indexStatement, tableName } from './call-definitions.ts'
import type { Constant, ConstantRecord } from './evaluate.ts'

/** The arguments of a call of TypeORM's query runner. */
export type Values = readonly Constant[]

/**
 * What a call of TypeORM's query runner sends, as far as locks, rows and names go; a sentence where that depends on more than the
 * arguments. Names that TypeORM would make up are left to PostgreSQL.
 */
export function callStatements(method: string, values: Values): readonly string[] | string {
  const call = Object.hasOwn(calls, method) ? calls[method] : undefined
  return call === undefined ? `what ${method} sends is not known here` : call(values)
}

type Call = (values: Values) => readonly string[] | string

export const isRecord = (value: Constant): value is ConstantRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const listOf = (value: Constant): readonly Constant[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value]

const records = (value: Constant): readonly ConstantRecord[] => listOf(value).filter(isRecord)

/** An object is named by itself, or by what it is made from. */
const nameIn = (value: Constant): string => (isRecord(value) ? String(value.name ?? '') : String(value ?? ''))

const alter = (table: Constant, change: string): string => `ALTER TABLE ${tableName(table)} ${change}`

const each =
  (change: (value: ConstantRecord) => string): Call =>
  ([table, values]) =>
    records(values).map((value) => alter(table, change(value)))

const add = (type: string): Call => each((value) => `ADD ${constraintDefinition(type, value)}`)

const dropNamed: Call = ([table, values]) => {
  const names = listOf(values).map(nameIn)
  if (names.length === 0 || names.includes(''))
    return 'the name of the constraint that it drops is decided when it runs'
  return names.map((name) => alter(table, `DROP CONSTRAINT ${quoteName(name)}`))
}

const addColumns: Call = ([table, columns]) =>
  records(columns).flatMap((column) => [
    ...enumTypes(table, [column]),
    alter(table, `ADD COLUMN ${columnDefinition(table, column)}`),
  ])

const dropColumns: Call = ([table, columns]) =>
  listOf(columns).map((column) => alter(table, `DROP COLUMN ${quoteName(nameIn(column))}`))

const addIndexes: Call = ([table, indexes]) => records(indexes).map((index) => indexStatement(table, index))

const dropIndexes: Call = ([table, indexes]) =>
  listOf(indexes).map((index) => {
    const namespace = /^(.*)\./.exec(nameIn(table))?.[1]
    return `DROP INDEX ${namespace === undefined ? '' : `${quoteName(namespace)}.`}${quoteName(nameIn(index))}`
  })

const calls: Readonly<Record<string, Call>> = {
  createTable,
  dropTable: ([table]) => [`DROP TABLE ${tableName(table)}`],
  renameTable: ([table, name]) => [alter(table, `RENAME TO ${quoteName(nameIn(name).split('.').at(-1) ?? '')}`)],
  changeTableComment: ([table, comment]) => [
    `COMMENT ON TABLE ${tableName(table)} IS ${comment === undefined ? 'NULL' : quoteLiteral(String(comment))}`,
  ],
  clearTable: ([table, options]) => [
    `TRUNCATE ${tableName(table)}${isRecord(options) && options.cascade === true ? ' CASCADE' : ''}`,
  ],
  clearDatabase: () => ['DROP SCHEMA public CASCADE'],
  createSchema: ([name]) => [`CREATE SCHEMA ${quoteName(nameIn(name))}`],
  dropSchema: ([name, , cascade]) => [`DROP SCHEMA ${quoteName(nameIn(name))}${cascade === true ? ' CASCADE' : ''}`],
  createDatabase: ([name]) => [`CREATE DATABASE ${quoteName(nameIn(name))}`],
  dropDatabase: ([name]) => [`DROP DATABASE ${quoteName(nameIn(name))}`],
  dropView: ([view]) => [`DROP VIEW ${tableName(view)}`],
  createView: ([view]) =>
    isRecord(view) && typeof view.expression === 'string'
      ? [`CREATE ${view.materialized === true ? 'MATERIALIZED ' : ''}VIEW ${tableName(view)} AS ${view.expression}`]
      : 'the query of a view is decided when it runs',
  addColumn: addColumns,
  addColumns,
  dropColumn: dropColumns,
  dropColumns,
  renameColumn: ([table, from, to]) => [
    alter(table, `RENAME COLUMN ${quoteName(nameIn(from))} TO ${quoteName(nameIn(to))}`),
  ],
  changeColumn,
  changeColumns: ([table, changes]) => {
    const all = records(changes).map(({ oldColumn, newColumn }) => changeColumn([table, oldColumn, newColumn]))
    return all.find((found) => typeof found === 'string') ?? all.flat()
  },
  createPrimaryKey: ([table, columns, name]) => [
    alter(table, `ADD ${constraintDefinition('PRIMARY KEY', { columnNames: columns, name })}`),
  ],
  updatePrimaryKeys: () => 'which primary key it drops before it adds another is decided when it runs',
  dropPrimaryKey: ([table, name]) => dropNamed([table, name ?? `${nameIn(table).split('.').at(-1)}_pkey`]),
  createUniqueConstraint: add('UNIQUE'),
  createUniqueConstraints: add('UNIQUE'),
  createCheckConstraint: add('CHECK'),
  createCheckConstraints: add('CHECK'),
  createExclusionConstraint: add('EXCLUDE'),
  createExclusionConstraints: add('EXCLUDE'),
  createForeignKey: add('FOREIGN KEY'),
  createForeignKeys: add('FOREIGN KEY'),
  dropUniqueConstraint: dropNamed,
  dropUniqueConstraints: dropNamed,
  dropCheckConstraint: dropNamed,
  dropCheckConstraints: dropNamed,
  dropExclusionConstraint: dropNamed,
  dropExclusionConstraints: dropNamed,
  dropForeignKey: dropNamed,
  dropForeignKeys: dropNamed,
  createIndex: addIndexes,
  createIndices: addIndexes,
  dropIndex: dropIndexes,
  dropIndices: dropIndexes,
}

const constraintLists = {
  uniques: 'UNIQUE',
  checks: 'CHECK',
  exclusions: 'EXCLUDE',
  foreignKeys: 'FOREIGN KEY',
} as const

function createTable([table, ifNotExists]: Values): readonly string[] | string {
  if (!isRecord(table)) return 'the table that it creates is decided when it runs'
  const columns = records(table.columns)
  const keys = columns.filter(({ isPrimary }) => isPrimary === true).map(({ name }) => quoteName(String(name)))
  const parts = [
    ...columns.map((column) => columnDefinition(table, { ...column, isPrimary: false })),
    ...(keys.length === 0 ? [] : [`PRIMARY KEY (${keys.join(', ')})`]),
    ...Object.entries(constraintLists).flatMap(([list, type]) =>
      records(table[list]).map((constraint) => constraintDefinition(type, constraint)),
    ),
  ]
  return [
    ...enumTypes(table, columns),
    `CREATE TABLE ${ifNotExists === true ? 'IF NOT EXISTS ' : ''}${tableName(table)} (${parts.join(', ')})`,
    ...records(table.indices).map((index) => indexStatement(table, index)),
  ]
}

/** TypeORM makes a type for each enum that has no name of its own. */
const enumTypes = (table: Constant, columns: readonly ConstantRecord[]): readonly string[] =>
  columns
    .filter((column) => column.enum !== undefined)
    .map((column) => {
      const name = column.enumName ?? `${nameIn(table).split('.').at(-1)}_${column.name}_enum`
      return `CREATE TYPE ${tableName(String(name))} AS ENUM (${listOf(column.enum)
        .map((value) => quoteLiteral(String(value)))
        .join(', ')})`
    })

/** TypeORM drops a column and adds it again where its type, its length or its being an array or generated differs. */
function changeColumn([table, before, after]: Values): readonly string[] | string {
  if (!isRecord(after)) return 'the column that it changes to is decided when it runs'
  const name = nameIn(before)
  const anew = [
    alter(table, `DROP COLUMN ${quoteName(name)}`),
    alter(table, `ADD COLUMN ${columnDefinition(table, after)}`),
  ]
  if (!isRecord(before))
    return 'changeColumn drops the column with its values where its type or its length differs, which the file does not tell'
  const differs = ['type', 'length', 'isArray', 'generatedType', 'asExpression'].some(
    (key) => before[key] !== after[key],
  )
  if (differs) return anew
  const column = quoteName(nameIn(after))
  return [
    ...(name === nameIn(after) ? [] : [alter(table, `RENAME COLUMN ${quoteName(name)} TO ${column}`)]),
    ...(before.isNullable === after.isNullable
      ? []
      : [alter(table, `ALTER COLUMN ${column} ${after.isNullable === true ? 'DROP' : 'SET'} NOT NULL`)]),
    ...(before.isUnique !== true && after.isUnique === true ? [alter(table, `ADD UNIQUE (${column})`)] : []),
  ]
}
