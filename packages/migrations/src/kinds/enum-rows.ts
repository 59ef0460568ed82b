import { type Circumstances, valueId } from '../model/circumstances.ts'
import type { Key } from '../model/key.ts'
import type { Lookup, PlanContext } from '../model/kind.ts'
import { parenthesised } from '../sql/parenthesised.ts'
import { displayQualified, quoteLiteral, quoteName } from '../sql/quote.ts'
import { isArrayType, shortType } from '../sql/type-name.ts'
import type { Column } from './column.ts'
import type { Enum } from './enum.ts'
import { columnKey, enumKey, tableKey } from './keys.ts'

/** The columns that are of a type on both sides of a plan, as pairs. */
export function columnsOfType({ namespace, name }: Enum, { before, after, dropped }: PlanContext) {
  const key = enumKey(namespace, name)
  return [...before.dependents(key)].sort().flatMap((user): readonly (readonly [Column, Column])[] => {
    const [was, becomes] = [before.find('column', user), after.find('column', user)]
    if (!was || !becomes?.uses.includes(key) || dropped.has(user)) return []
    return isInherited(was, before) ? [] : [[was, becomes]]
  })
}

/** PostgreSQL changes it with that of the parent, and lets nobody change it alone. */
function isInherited({ namespace, table, name }: Column, lookup: Lookup): boolean {
  const parents = lookup.find('table', tableKey(namespace, table))?.uses ?? []
  return parents
    .flatMap((key) => lookup.find('table', key) ?? [])
    .some((parent) => lookup.has(columnKey(parent.namespace, parent.name, name)))
}

/** The values that a type loses, and that somebody wants to become others. */
export const mergesOf = (type: Key, values: readonly string[], { merges }: Circumstances): readonly Merge[] =>
  values.flatMap((from) => {
    const to = merges.get(valueId(type, from))
    return to === undefined ? [] : [{ from, to }]
  })

/** What becomes of the values of a column because its type loses some. */
export const mergesInto = (column: Column, context: PlanContext): readonly Merge[] =>
  column.uses.flatMap((key) => {
    const [before, after] = [context.before.find('enum', key), context.after.find('enum', key)]
    const gone = before?.values.filter((value) => after?.values.includes(value) === false) ?? []
    return mergesOf(key, gone, context)
  })

export interface Merge {
  readonly from: string
  readonly to: string
}

/** A column's value by its label, with some labels exchanged for others, as a value of the type that it gets. */
export function byLabel(before: Column, after: Column, merges: readonly Merge[]): string {
  const type = shortType(after.type)
  if (isArrayType(before.type) && isArrayType(after.type)) {
    const labels = `${quoteName(after.name)}::text[]`
    const merged = merges.reduce(
      (value, { from, to }) => `array_replace(${value}, ${quoteLiteral(from)}, ${quoteLiteral(to)})`,
      labels,
    )
    return `${merged}::${type}`
  }
  const [isList, shallBe] = [isArrayType(before.type), isArrayType(after.type)]
  const own = quoteName(after.name)
  const label = isList ? `(${own})[1]::text` : `${own}::text`
  const cases = merges.map(({ from, to }) => `WHEN ${quoteLiteral(from)} THEN ${quoteLiteral(to)}`)
  const merged = merges.length === 0 ? label : `(CASE ${label} ${cases.join(' ')} ELSE ${label} END)`
  return shallBe ? `CASE WHEN ${own} IS NOT NULL THEN ARRAY[${merged}]::${type} END` : `${merged}::${type}`
}

/** A value of whatever type as one of the column, by its label. */
export const relabelled = (expression: string, { type }: Column): string =>
  `${parenthesised(expression)}::text${isArrayType(type) ? '[]' : ''}::${shortType(type)}`

/** What nobody can tell any more when two values are one. */
export function mergeLoss({ namespace, table, name }: Column, merges: readonly Merge[]): string | null {
  if (merges.length === 0) return null
  const values = merges.map(({ from }) => quoteLiteral(from)).join(' or ')
  return `which rows of ${displayQualified(namespace, table, name)} held ${values}`
}
