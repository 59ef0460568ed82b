import type { RelationName } from '../model/relation.ts'
import { type KnownColumn, type KnownSchema, type KnownTable, shown, tableNamed } from './known.ts'

export const mapped = <K, V>(map: ReadonlyMap<K, V>, change: (value: V) => V): ReadonlyMap<K, V> =>
  new Map([...map].map(([key, value]) => [key, change(value)]))

export const emptyTable = (name: RelationName): KnownTable => ({
  name,
  sort: 'table',
  original: name,
  columns: new Map(),
  constraints: new Map(),
  indexes: new Map(),
  partitionOf: null,
  isDefaultPartition: false,
})

export const named = <V extends { readonly name: string }>(values: readonly V[]): ReadonlyMap<string, V> =>
  new Map(values.map((value) => [value.name, value]))

export const without = <V>(map: ReadonlyMap<string, V>, goes: (value: V) => boolean): ReadonlyMap<string, V> =>
  new Map([...map].filter(([, value]) => !goes(value)))

export const withTable = (known: KnownSchema, table: KnownTable): KnownSchema => ({
  ...known,
  tables: new Map(known.tables).set(shown(table.name), table),
})

/** A table of which nothing is known is one from then on, with what the action says of it. */
export const changed = (
  known: KnownSchema,
  table: RelationName,
  change: (before: KnownTable) => KnownTable,
): KnownSchema => withTable(known, change(tableNamed(known, table) ?? emptyTable(table)))

export const changedColumn = (
  known: KnownSchema,
  ...[table, column, facts]: [RelationName, string, Partial<KnownColumn>]
): KnownSchema =>
  changed(known, table, (before) => ({
    ...before,
    columns: mapped(before.columns, (each) => (each.name === column ? { ...each, ...facts } : each)),
  }))
