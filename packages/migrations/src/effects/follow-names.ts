import type { Action } from '../model/action.ts'
import { isSameRelation, type RelationName } from '../model/relation.ts'
import { type KnownSchema, pointingAt, shown, tableNamed, tableOfIndex, tableOfStatistics } from './known.ts'
import { changed, emptyTable, mapped, named, without, withoutTable, withTable } from './known-change.ts'

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
  if (sort === 'statistics') return statisticsCalled(known, name, [])
  if (sort === 'schema') {
    const inside = known.tables.values().filter((table) => table.name.namespace === name.name)
    return inside.reduce((before, table) => withoutTable(before, table.name), known)
  }
  return {
    ...(sort.includes('table') ? withoutTable(known, name) : known),
    enums: sort === 'type' ? known.enums.without(key) : known.enums,
    domains: sort === 'domain' || sort === 'type' ? known.domains.without(key) : known.domains,
  }
}

export function followRename(known: KnownSchema, action: Extract<Action, { does: 'rename' }>): KnownSchema {
  const { sort, name, part, to } = action
  if (sort === 'table' || sort === 'materialized view') return calledAnew(known, name, { ...name, name: to })
  if (sort === 'statistics') return statisticsCalled(known, name, [{ ...name, name: to }])
  if (sort === 'type') {
    const renamed = known.enums.get(shown(name))
    if (renamed === undefined) return known
    return { ...known, enums: known.enums.without(shown(name)).with(shown({ ...name, name: to }), renamed) }
  }
  if (sort === 'column' && part !== null) return columnCalledAnew(known, { table: name, from: part, to })
  return known
}

export function followMove(known: KnownSchema, { sort, name, to }: Extract<Action, { does: 'move' }>): KnownSchema {
  if (sort === 'statistics') return statisticsCalled(known, name, [{ ...name, namespace: to }])
  return sort === 'table' || sort === 'materialized view' ? calledAnew(known, name, { ...name, namespace: to }) : known
}

/** The statistics under another name, or under none any more. */
function statisticsCalled(known: KnownSchema, from: RelationName, to: readonly RelationName[]): KnownSchema {
  const table = tableOfStatistics(known, from)
  if (table === null) return known
  const others = [...table.statistics].filter((each) => each !== shown(from))
  return withTable(known, { ...table, statistics: new Set([...others, ...to.map(shown)]) })
}

function calledAnew(known: KnownSchema, from: RelationName, to: RelationName): KnownSchema {
  const table = tableNamed(known, from) ?? emptyTable(from)
  const points = (other: RelationName | null): RelationName | null =>
    other !== null && isSameRelation(other, from) ? to : other
  const others = pointingAt(known, from).filter(({ name }) => !isSameRelation(name, from))
  const rest = others.reduce(
    (before, other) =>
      withTable(before, {
        ...other,
        partitionOf: points(other.partitionOf),
        constraints: mapped(other.constraints, (each) => ({ ...each, references: points(each.references) })),
      }),
    withoutTable(known, from),
  )
  return withTable(rest, { ...table, name: to })
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
