import type { PlanContext } from '../model/kind.ts'
import type { Column } from './column.ts'
import { columnConversion } from './column-conversion.ts'
import { keepsApart } from './column-narrowing.ts'
import { byLabel, mergesInto } from './enum-rows.ts'
import { isExpression } from './generated.ts'
import { prepared, rowFunction } from './row-function.ts'
import { columnsOf } from './table-columns.ts'

/** What a row will hold in a column, as SQL over `retort_row`, and what has to run before. */
export interface ValueToBe {
  readonly sql: string
  readonly setup: readonly string[]
}

/**
 * Whether rows may hold other values after the change, or such that what was different is the same: what is demanded of
 * the values then has to hold anew.
 */
export function isRevalued(before: Column, after: Column, context: PlanContext): boolean {
  if (expressionOf(before) !== expressionOf(after) || before.collation !== after.collation) return true
  if (mergesInto(after, context).length > 0) return true
  if (before.type === after.type) return false
  const { effect, isGiven } = columnConversion(before, after, context)
  return isGiven || (effect !== 'none' && !keepsApart(before, after))
}

const expressionOf = ({ generated }: Column): string | null => (isExpression(generated) ? generated.expression : null)

/** What rows will hold; null for a value that cannot become one, which is somebody else's question. */
export function convertedValue(before: Column, after: Column, context: PlanContext): ValueToBe {
  const merges = mergesInto(after, context)
  if (merges.length > 0) return { sql: byLabel(before, after, merges), setup: [] }
  const computed = expressionOf(after)
  if (computed !== null) return { sql: `(${computed})`, setup: [] }
  const collation = after.collation === null ? '' : ` collate ${after.collation}`
  const name = `retort_value_${placeOf(before, context)}`
  const made = rowFunction(before, after, {
    name,
    returns: after.type,
    value: 'retort_value',
    otherwise: 'null',
    context,
  })
  return { sql: `pg_temp.${name}(retort_row)${collation}`, setup: [...prepared(before, after, context), made] }
}

/** Numbers that no other column has: names can be too long to be part of another. */
function placeOf(column: Column, { before }: PlanContext): string {
  const table = before.schema.table.findIndex(
    (each) => each.namespace === column.namespace && each.name === column.table,
  )
  return `${table}_${columnsOf(column, before).findIndex(({ name }) => name === column.name)}`
}
