import { readFileSync } from 'node:fs'
import { DataSource, type EntityMetadata } from 'typeorm'
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js'
import type { IndexMetadata } from 'typeorm/metadata/IndexMetadata.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../migrations/test/support/postgres.ts'
import { BotSetting, dataSourceOptions, type Json } from '../src/index.ts'
import { catalogColumns, catalogConstraints, catalogIndexes } from './support/catalog.ts'
import { examples } from './support/examples.ts'

let database: FreshDatabase
let dataSource: DataSource
let tables: readonly EntityMetadata[]

beforeAll(async () => {
  database = await freshDatabase()
  await database.query(readFileSync(new URL('python-database.sql', import.meta.url), 'utf8'))
  dataSource = await new DataSource(dataSourceOptions(database.url)).initialize()
  tables = dataSource.entityMetadatas.toSorted((one, other) => (one.tableName < other.tableName ? -1 : 1))
})

afterAll(() => dataSource.destroy())

const databaseNames = (columns: readonly ColumnMetadata[]): string[] => columns.map((column) => column.databaseName)

const byName = (one: { name: string }, other: { name: string }): number => (one.name < other.name ? -1 : 1)

describe('the database that the original bot leaves', () => {
  test('has the columns of the entities, in their order', async () => {
    const declared = tables.flatMap((table) =>
      table.columns.map((column) => ({
        table: table.tableName,
        name: column.databaseName,
        type: typeIn(column),
        notNull: !column.isNullable,
        default: defaultIn(column),
      })),
    )
    expect(await catalogColumns(database)).toEqual(declared)
  })

  test('has the primary keys and unique constraints of the entities, and no other constraint', async () => {
    const primaryKeys = tables.map((table) => ({
      name: table.primaryColumns[0]?.primaryKeyConstraintName ?? '',
      table: table.tableName,
      kind: 'p',
      columns: databaseNames(table.primaryColumns),
    }))
    const uniques = tables
      .flatMap((table) => table.uniques)
      .map(({ name, entityMetadata, columns }) => ({
        name,
        table: entityMetadata.tableName,
        kind: 'u',
        columns: databaseNames(columns),
      }))
    expect(await catalogConstraints(database)).toEqual([...primaryKeys, ...uniques].toSorted(byName))
  })

  test('has the indexes of the entities, with the order of their columns', async () => {
    const indexes = tables
      .flatMap((table) => table.indices)
      .map((index) => ({
        name: index.name,
        table: index.entityMetadata.tableName,
        unique: index.isUnique,
        columns: indexedColumns(index),
      }))
    expect(await catalogIndexes(database)).toEqual(indexes.toSorted(byName))
  })

  test('is left alone by the schema builder of TypeORM, but for a default that it cannot read', async () => {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log()
    // PostgreSQL keeps now() and CURRENT_TIMESTAMP apart; TypeORM turns the second into the first before it compares.
    const needless = dataSource.entityMetadatas.flatMap((table) =>
      table.columns
        .filter((column) => defaultIn(column) === 'CURRENT_TIMESTAMP')
        .map((column) => `ALTER TABLE "${table.tableName}" ALTER COLUMN "${column.databaseName}" SET DEFAULT now()`),
    )
    expect(needless).toHaveLength(5)
    expect(new Set(upQueries.map(({ query }) => query))).toEqual(new Set(needless))
  })
})

describe('a row', () => {
  test('has an example for every entity', () => {
    expect(new Set(examples.map(({ entity }) => entity))).toEqual(new Set(tables.map((table) => table.target)))
  })

  test.each(examples)('of $entity.name is read as it was written', async ({ entity, row }) => {
    const { columns } = dataSource.getMetadata(entity)
    const filled = columns.filter(
      ({ isGenerated, isCreateDate, isUpdateDate }) => isGenerated || isCreateDate || isUpdateDate,
    )
    const given = columns.filter((column) => !filled.includes(column))
    expect(Object.keys(row).sort()).toEqual(given.map((column) => column.propertyName).sort())

    const repository = dataSource.getRepository(entity)
    const saved = await repository.save(Object.assign(new entity(), row))
    const read = await repository.findOneByOrFail(repository.getId(saved))
    expect(read).toMatchObject(row)
    expect(read).toEqual(saved)
  })
})

describe('a setting', () => {
  const values: readonly Json[] = ['text', 1.5, false, ['a', [null]], { nested: { list: [1, 'two'] } }]

  test.each(values)('keeps the value %j, inserted, updated or replaced', async (value) => {
    const settings = dataSource.getRepository(BotSetting)
    const key = { guildId: '0', scope: 'json', key: JSON.stringify(value) }
    await settings.insert({ ...key, value })
    expect((await settings.findOneByOrFail(key)).value).toEqual(value)
    await settings.update(key, { value: 'another' })
    await settings.upsert({ ...key, value }, ['guildId', 'scope', 'key'])
    expect((await settings.findOneByOrFail(key)).value).toEqual(value)
  })
})

const typeNames: Readonly<Record<string, string>> = {
  time: 'time without time zone',
  timestamp: 'timestamp without time zone',
  timestamptz: 'timestamp with time zone',
}

function typeIn({ type, isArray }: ColumnMetadata): string {
  return `${typeNames[String(type)] ?? String(type)}${isArray ? '[]' : ''}`
}

function defaultIn(column: ColumnMetadata): string | null {
  if (column.isGenerated) return `nextval('${column.entityMetadata.tableName}_${column.databaseName}_seq'::regclass)`
  if (column.default === undefined) return null
  if (typeof column.default === 'function') return column.default()
  return typeof column.default === 'string' ? `'${column.default}'::text` : String(column.default)
}

function indexedColumns({ columns, columnNamesWithOrderingMap }: IndexMetadata): string[] {
  return databaseNames(columns).map((name) => (columnNamesWithOrderingMap[name] === -1 ? `${name} desc` : name))
}
