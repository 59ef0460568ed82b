import type { RelationName } from '../model/relation.ts'
import { type KnownColumn, type KnownSchema, type KnownTable, linksOf, shown, tableNamed } from './known.ts'
import { type SharedMap, sharedMap } from './shared-map.ts'

export const mapped = <K, V>(map: ReadonlyMap<K, V>, change: (value: V) => V): ReadonlyMap<K, V> =>
  new Map([...map].map(([key, value]) => [key, change(value)]))

export const emptyTable = (name: RelationName): KnownTable => ({
  name,
  sort: 'table',
  original: name,
  columns: new Map(),
  constraints: new Map(),
  indexes: new Map(),
  statistics: new Set(),
  partitionOf: null,
  isDefaultPartition: false,
})

export const named = <V extends { readonly name: string }>(values: readonly V[]): ReadonlyMap<string, V> =>
  new Map(values.map((value) => [value.name, value]))

export const without = <V>(map: ReadonlyMap<string, V>, goes: (value: V) => boolean): ReadonlyMap<string, V> =>
  new Map([...map].filter(([, value]) => !goes(value)))

export function withTable(known: KnownSchema, table: KnownTable): KnownSchema {
  const key = shown(table.name)
  const links = relinked(known.links, key, { from: known.tables.get(key), to: table })
  return { ...known, tables: known.tables.with(key, table), links }
}

export function withoutTable(known: KnownSchema, name: RelationName): KnownSchema {
  const key = shown(name)
  const table = known.tables.get(key)
  if (table === undefined) return known
  return { ...known, tables: known.tables.without(key), links: relinked(known.links, key, { from: table }) }
}

interface Relinking {
  readonly from?: KnownTable | undefined
  readonly to?: KnownTable
}

function relinked(links: KnownSchema['links'], key: string, { from, to }: Relinking): KnownSchema['links'] {
  const before = new Set(from === undefined ? [] : linksOf(from))
  const after = new Set(to === undefined ? [] : linksOf(to))
  let all = links
  for (const link of before)
    if (!after.has(link)) all = withLinked(all, link, (keys) => keys.filter((each) => each !== key))
  for (const link of after) if (!before.has(link)) all = withLinked(all, link, (keys) => [...keys, key])
  return all
}

const withLinked = (
  links: KnownSchema['links'],
  link: string,
  change: (keys: readonly string[]) => readonly string[],
): KnownSchema['links'] => links.with(link, change(links.get(link) ?? []))

/** The same keys with other values, all at once. */
export const allChanged = <V>(map: SharedMap<V>, change: (value: V) => V): SharedMap<V> =>
  sharedMap([...map].map(([key, value]) => [key, change(value)]))

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
