import { createHash } from 'node:crypto'
import { DefaultNamingStrategy, type NamingStrategyInterface, type Table, type View } from 'typeorm'

/** In bytes, which are characters here. PostgreSQL cuts longer names, and then two of them can be the same. */
const longestName = 63

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8)

const fitted = (name: string): string =>
  name.length <= longestName ? name : `${name.slice(0, longestName - 9)}_${digest(name)}`

/** The table's own name: TypeORM passes `schema.table` where a schema is set. */
const tableOf = (table: Table | View | string): string => {
  const path = typeof table === 'string' ? table : table.name
  return path.slice(path.lastIndexOf('.') + 1)
}

const named = (...parts: readonly string[]): string => fitted(parts.join('_'))

const suffixed =
  (suffix: string) =>
  (table: Table | string, columns: readonly string[]): string =>
    named(tableOf(table), ...columns, suffix)

/**
 * Names for the keys, constraints and indexes that an entity leaves unnamed: PostgreSQL's own defaults, and `idx_` for
 * indexes. A check, an exclusion and a predicate have no short name in them, so a digest of their text stands for it.
 */
export const namingStrategy: NamingStrategyInterface = Object.assign(new DefaultNamingStrategy(), {
  primaryKeyName: (table: Table | string): string => named(tableOf(table), 'pkey'),
  uniqueConstraintName: suffixed('key'),
  relationConstraintName: suffixed('key'),
  foreignKeyName: suffixed('fkey'),
  indexName: (table: Table | View | string, columns: readonly string[], where?: string): string =>
    named('idx', tableOf(table), ...columns, ...(where === undefined ? [] : [digest(where)])),
  checkConstraintName: (table: Table | string, expression: string): string =>
    named(tableOf(table), digest(expression), 'check'),
  exclusionConstraintName: (table: Table | string, expression: string): string =>
    named(tableOf(table), digest(expression), 'excl'),
})
