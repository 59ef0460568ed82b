import 'reflect-metadata'
import { type EntityMetadata, getMetadataArgsStorage } from 'typeorm'
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js'
import { beforeAll, describe, expect, test } from 'vitest'
import * as packageEntry from '../src/index.ts'
import { entities, namingStrategy } from '../src/index.ts'
import { entityMetadatas } from './support/metadata.ts'

let tables: readonly EntityMetadata[]

beforeAll(async () => {
  tables = await entityMetadatas()
})

const everyColumn = () => tables.flatMap((table) => table.columns)

const pathOf = (column: ColumnMetadata): string => `${column.entityMetadata.tableName}.${column.databaseName}`

const databaseNames = (columns: readonly { databaseName: string }[]): string[] =>
  columns.map((column) => column.databaseName)

describe('the list of entities', () => {
  test('has the eleven tables of the original', () => {
    expect(tables.map((table) => table.tableName).sort()).toEqual([
      'audit_logs',
      'bot_settings',
      'faq_entries',
      'faq_search_logs',
      'guild_onboarding_questions',
      'guild_rules',
      'health_check_history',
      'onboarding',
      'reminders',
      'settings_history',
      'support_tickets',
    ])
    expect(everyColumn()).toHaveLength(94)
  })

  test('has every class that the package exports, and every class that is decorated', () => {
    const exported = Object.values(packageEntry).filter((value) => typeof value === 'function' && 'prototype' in value)
    expect(new Set(exported)).toEqual(new Set(entities))
    expect(new Set(getMetadataArgsStorage().tables.map((table) => table.target))).toEqual(new Set(entities))
  })
})

describe('every column', () => {
  test('says its type, so that it means the same whichever tool compiles it', () => {
    const guessed = everyColumn().filter((column) => typeof column.type !== 'string')
    expect(guessed.map(pathOf)).toEqual([])
  })

  test('is named in lower-case words joined by underscores', () => {
    const strays = everyColumn().filter((column) => !/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(column.databaseName))
    expect(strays.map(pathOf)).toEqual([])
  })

  test('is a property of the same name in camel case', () => {
    const camelCase = (name: string) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
    const strays = everyColumn().filter((column) => column.propertyName !== camelCase(column.databaseName))
    expect(strays.map(pathOf)).toEqual([])
  })

  test('that names something in Discord is a bigint in the database and a string here', () => {
    const snowflakes = everyColumn().filter((column) => /(_id|_by|_to)$/.test(column.databaseName))
    expect(snowflakes).toHaveLength(21)
    expect(everyColumn().filter((column) => column.type === 'bigint')).toEqual(snowflakes)
    // Compilers disagree on the type that they emit for `string | null`; what those columns give is tested on a database.
    const required = snowflakes.filter((column) => !column.isNullable)
    const propertyTypes = required.map(({ target, propertyName }) =>
      Reflect.getMetadata('design:type', Object(target).prototype, propertyName),
    )
    expect(new Set(propertyTypes)).toEqual(new Set([String]))
  })
})

describe('every table', () => {
  test('has a primary key', () => {
    expect(tables.filter((table) => table.primaryColumns.length === 0)).toEqual([])
  })

  test('names its primary key as PostgreSQL would', () => {
    const keys = tables.map((table) => [
      table.tableName,
      ...new Set(table.primaryColumns.map((column) => column.primaryKeyConstraintName)),
    ])
    expect(keys).toEqual(tables.map((table) => [table.tableName, `${table.tableName}_pkey`]))
  })

  test('names its unique constraints as PostgreSQL would', () => {
    const uniques = tables.flatMap((table) => table.uniques)
    expect(uniques.map((unique) => unique.name).sort()).toEqual([
      'guild_onboarding_questions_guild_id_step_order_key',
      'guild_rules_guild_id_rule_order_key',
    ])
    const byRule = uniques.map(({ entityMetadata, columns }) =>
      namingStrategy.uniqueConstraintName(entityMetadata.tableName, databaseNames(columns)),
    )
    expect(uniques.map((unique) => unique.name)).toEqual(byRule)
  })

  test('begins the names of its indexes with idx_ and its own name', () => {
    const indexes = tables.flatMap((table) => table.indices)
    const strays = indexes.filter((index) => !index.name.startsWith(`idx_${index.entityMetadata.tableName}_`))
    expect(indexes).toHaveLength(11)
    expect(strays.map((index) => index.name)).toEqual([])
  })

  test('has an index under every foreign key', () => {
    const startsWith = (index: readonly string[], columns: readonly string[]) =>
      columns.every((column) => index.slice(0, columns.length).includes(column))
    const bare = tables.flatMap((table) => {
      const indexes = [table.primaryColumns, ...table.indices.map((index) => index.columns)].map(databaseNames)
      return table.foreignKeys
        .filter((key) => !indexes.some((index) => startsWith(index, databaseNames(key.columns))))
        .map((key) => key.name)
    })
    expect(bare).toEqual([])
  })
})
