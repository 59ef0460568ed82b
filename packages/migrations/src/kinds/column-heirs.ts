import type { Key } from '../model/key.ts'
import type { Lookup, PlanContext } from '../model/kind.ts'
import type { Schema } from '../model/schema.ts'
import type { Statement } from '../model/statement.ts'
import type { Column } from './column.ts'
import { alterColumn } from './column-alter.ts'
import { columnKey, tableKey } from './keys.ts'
import { columnsOf } from './table-columns.ts'

/** The columns of tables that inherit, each with the columns of the same name that it follows, near and far. */
export function inheritedColumns({ table, column }: Schema): ReadonlyMap<Key, readonly Key[]> {
  const heirs = table.filter(({ uses }) => uses.length > 0)
  if (heirs.length === 0) return new Map()
  const parents = new Map(heirs.map(({ namespace, name, uses }) => [tableKey(namespace, name), uses]))
  const ancestors = (key: Key): readonly Key[] =>
    (parents.get(key) ?? []).flatMap((parent) => [parent, ...ancestors(parent)])
  const columns = new Map<Key, Map<string, Key>>()
  for (const { namespace, table: of, name } of column) {
    const key = tableKey(namespace, of)
    const known = columns.get(key) ?? new Map<string, Key>()
    columns.set(key, known.set(name, columnKey(namespace, of, name)))
  }
  return new Map(
    heirs.flatMap(({ namespace, name }) => {
      const above = ancestors(tableKey(namespace, name))
      return [...(columns.get(tableKey(namespace, name)) ?? [])].map(
        ([each, key]) => [key, above.flatMap((parent) => columns.get(parent)?.get(each) ?? [])] as const,
      )
    }),
  )
}

/** A column that follows another, when that has changed: PostgreSQL gives both the same type, and what the two had in common stays so. */
export function inheritColumn(heir: Column, before: Column, after: Column): Column {
  const kept = heir.uses.filter((use) => after.uses.includes(use) || !before.uses.includes(use))
  return {
    ...heir,
    type: after.type,
    collation: after.collation,
    default: heir.default === before.default ? after.default : heir.default,
    uses: [...kept, ...after.uses.filter((use) => !kept.includes(use) && !before.uses.includes(use))],
  }
}

/** The column as it is when those that it follows have changed. */
export function whenInherited(column: Column, { before, after }: PlanContext): Column {
  const key = columnKey(column.namespace, column.table, column.name)
  return before.origins(key).reduceRight((found, origin) => {
    const [was, becomes] = [before.find('column', origin), after.find('column', origin)]
    return was && becomes ? inheritColumn(found, was, becomes) : found
  }, column)
}

/** PostgreSQL gives a default to all that follow a column, also to those that had one of their own, or none. */
export function columnAmends(key: Key, { before, after, created }: PlanContext): readonly Statement[] {
  const [was, becomes] = [before.find('column', key), after.find('column', key)]
  if (!becomes || created.has(tableKey(becomes.namespace, becomes.table))) return []
  if (was && !isRefilled(was, becomes)) return []
  return heirsOf(becomes, after)
    .filter((heir) => heir.generated === null && heir.default !== becomes.default)
    .map((heir) => alterColumn(heir, defaultOf(heir)))
}

/** The default of what gets another type is dropped and set again. */
const isRefilled = (before: Column, after: Column): boolean =>
  before.default !== after.default || (before.default !== null && before.type !== after.type)

const defaultOf = (column: Column): string =>
  column.default === null ? 'DROP DEFAULT' : `SET DEFAULT ${column.default}`

/** The columns that follow this one, those that are nearer first. */
function heirsOf({ namespace, table, name }: Column, lookup: Lookup): readonly Column[] {
  const near = lookup.dependents(tableKey(namespace, table)).flatMap((key) => lookup.find('table', key) ?? [])
  return near.flatMap((heir) => {
    const own = columnsOf({ namespace: heir.namespace, table: heir.name }, lookup).filter((each) => each.name === name)
    return [...own, ...own.flatMap((each) => heirsOf(each, lookup))]
  })
}
