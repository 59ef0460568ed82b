import type { Key } from '../model/key.ts'
import type { Lookup, PlanContext } from '../model/kind.ts'
import { countedStandIns } from '../sql/stand-in.ts'
import type { Column } from './column.ts'
import type { Check, Constraint, ForeignKey } from './constraint.ts'
import { constraintKind } from './constraint.ts'
import { isNumbered } from './generated.ts'
import { columnKey, tableKey } from './keys.ts'
import { indexKind } from './table-index.ts'

/** What values a column takes: any of its type, one of its own in each row, or those alone that other rows have. */
export type Demand = 'any' | 'distinct' | 'reference'

/** What is asked of the values of a column that comes to rows. */
export function demandOn(column: Column, context: PlanContext): Demand {
  const { after } = context
  const key = columnKey(column.namespace, column.table, column.name)
  const dependents = after.dependents(key)
  const constraints = dependents.flatMap((each) => after.find('constraint', each) ?? [])
  if (constraints.some((constraint) => isReference(constraint) && holdsValues(constraint, context))) return 'reference'
  const uniques = [
    ...constraints.filter(({ type }) => type !== 'check' && type !== 'foreign key').map(constraintKind.key),
    ...dependents.filter((each) => after.find('index', each)?.unique),
  ]
  return uniques.some((each) => !isUniqueWithout(each, column, context)) ? 'distinct' : 'any'
}

/** The checks that look at the column. */
export const checksOn = ({ namespace, table, name }: Column, lookup: Lookup): readonly Check[] =>
  lookup.dependents(columnKey(namespace, table, name)).flatMap((each) => {
    const found = lookup.find('constraint', each)
    return found?.type === 'check' && found.validated ? [found] : []
  })

/** The primary keys that let no null into the column. */
export const keysOver = ({ namespace, table, name }: Column, lookup: Lookup): readonly Key[] =>
  lookup.dependents(columnKey(namespace, table, name)).flatMap((each) => {
    const found = lookup.find('constraint', each)
    return found?.type === 'primary key' && found.columns.includes(name) ? [each] : []
  })

const isReference = (constraint: Constraint): constraint is ForeignKey => constraint.type === 'foreign key'

/** A foreign key looks at no row of a table that is made, and at none with a null in it. */
function holdsValues(
  { namespace, table, columns, validated }: ForeignKey,
  { before, after, created }: PlanContext,
): boolean {
  if (created.has(tableKey(namespace, table)) || !validated) return false
  return columns.every((name) => {
    const key = columnKey(namespace, table, name)
    const column = after.find('column', key)
    return before.has(key) || column === undefined || !column.nullable || column.default !== null
  })
}

/**
 * What is unique together is also unique when something is the same in every row, if the rest was unique by itself or one
 * other column that comes with it gets a value of its own in each row.
 */
function isUniqueWithout(key: Key, column: Column, { before, after }: PlanContext): boolean {
  const columns = sortedBy(key, after)
  if (columns === null) return false
  const { namespace, table } = column
  // What only decides whether a row is in the index need not differ.
  if (!columns.includes(column.name)) return true
  const isThere = (name: string): boolean => before.has(columnKey(namespace, table, name))
  const others = columns.filter(isThere)
  const isUnique = before
    .dependents(tableKey(namespace, table))
    .some((each) => guaranteedBy(each, before)?.every((name) => others.includes(name)))
  if (isUnique) return true
  const counters = columns
    .filter((name) => !isThere(name))
    .flatMap((name) => after.find('column', columnKey(namespace, table, name)) ?? [])
    .filter(canCount)
  const counter = counters.find((each) => checksOn(each, after).length === 0) ?? counters[0]
  return counter !== undefined && counter.name !== column.name
}

const canCount = (column: Column): boolean =>
  !column.nullable && (isNumbered(column) || countedStandIns(column.type).length > 0)

/** The columns that differ from row to row; null where something is computed from them. */
function sortedBy(key: Key, lookup: Lookup): readonly string[] | null {
  const index = lookup.find('index', key)
  if (index === undefined) return guaranteedBy(key, lookup)
  const columns = index.elements.flatMap(({ column }) => column ?? [])
  return columns.length === index.elements.length ? columns : null
}

/** The columns that are unique together, in all rows. */
function guaranteedBy(key: Key, lookup: Lookup): readonly string[] | null {
  const [constraint, index] = [lookup.find('constraint', key), lookup.find('index', key)]
  const guarantee = constraint ? constraintKind.guarantees?.(constraint) : index && indexKind.guarantees?.(index)
  return guarantee?.columns ?? null
}
