import type { Action } from '../model/action.ts'
import { isSameRelation, type RelationName } from '../model/relation.ts'
import { type KnownSchema, shown, tableNamed, tableOfIndex } from './known.ts'
import { changed, emptyTable, mapped, named, without, withTable } from './known-change.ts'

export function followDrop(known: KnownSchema, { sort, name }: Extract<Action, { does: 'drop' }>): KnownSchema {
  const key = shown(name)
  if (sort === 'index') {
    const table = tableOfIndex(known, name)
    if (table === null) return known
    return changed(known, table.name, (before) => ({
      ...before,
      indexes: without(before.indexes, (index) => index.name === name.name),
    }))
  }
  if (sort === 'schema') {
    return { ...known, tables: without(known.tables, (table) => table.name.namespace === name.name) }
  }
  return {
    ...known,
    tables: without(known.tables, (table) => sort.includes('table') && shown(table.name) === key),
    enums: sort === 'type' ? withoutKey(known.enums, key) : known.enums,
    domains: sort === 'domain' || sort === 'type' ? withoutKey(known.domains, key) : known.domains,
  }
}

const withoutKey = <V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> =>
  new Map([...map].filter(([each]) => each !== key))

export function followRename(known: KnownSchema, action: Extract<Action, { does: 'rename' }>): KnownSchema {
  const { sort, name, part, to } = action
  if (sort === 'table' || sort === 'materialized view') return calledAnew(known, name, { ...name, name: to })
  if (sort === 'type') {
    const enums = new Map(
      [...known.enums].map(([key, value]) => [key === shown(name) ? shown({ ...name, name: to }) : key, value]),
    )
    return { ...known, enums }
  }
  if (sort === 'column' && part !== null) return columnCalledAnew(known, { table: name, from: part, to })
  return known
}

export const followMove = (known: KnownSchema, { sort, name, to }: Extract<Action, { does: 'move' }>): KnownSchema =>
  sort === 'table' || sort === 'materialized view' ? calledAnew(known, name, { ...name, namespace: to }) : known

function calledAnew(known: KnownSchema, from: RelationName, to: RelationName): KnownSchema {
  const table = tableNamed(known, from) ?? emptyTable(from)
  const points = (other: RelationName | null): RelationName | null =>
    other !== null && isSameRelation(other, from) ? to : other
  const rest = mapped(
    without(known.tables, ({ name }) => isSameRelation(name, from)),
    (other) => ({
      ...other,
      partitionOf: points(other.partitionOf),
      constraints: mapped(other.constraints, (each) => ({ ...each, references: points(each.references) })),
    }),
  )
  return withTable({ ...known, tables: rest }, { ...table, name: to })
}

function columnCalledAnew(
  known: KnownSchema,
  { table, from, to }: { readonly table: RelationName; readonly from: string; readonly to: string },
): KnownSchema {
  const moved = (columns: readonly string[]): readonly string[] => columns.map((name) => (name === from ? to : name))
  return changed(known, table, (before) => ({
    ...before,
    columns: named([...before.columns.values()].map((each) => (each.name === from ? { ...each, name: to } : each))),
    constraints: mapped(before.constraints, (each) => ({ ...each, columns: moved(each.columns) })),
    indexes: mapped(before.indexes, (each) => ({ ...each, columns: moved(each.columns) })),
  }))
}
