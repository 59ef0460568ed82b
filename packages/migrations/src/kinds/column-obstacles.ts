import type { Obstacle, PlanContext } from '../model/kind.ts'
import { displayName, displayQualified, quoteName, quoteQualified } from '../sql/quote.ts'
import type { Column } from './column.ts'
import { columnConversion } from './column-conversion.ts'
import { fillsNulls } from './column-fill.ts'
import { retypeObstacles } from './column-retype-obstacles.ts'
import { isComputed } from './generated.ts'
import { tableKey } from './keys.ts'

/** Rows without a value for a column that demands one, and values that another type does not take. */
export function columnObstacles(before: Column | null, after: Column, context: PlanContext): readonly Obstacle[] {
  if (!context.before.has(tableKey(after.namespace, after.table))) return []
  if (before === null)
    return after.nullable || after.default !== null || after.generated !== null ? [] : [emptyColumn(after)]
  return [
    ...(before.nullable && !after.nullable ? nullObstacles(before, after, context) : []),
    ...(isComputed(after) ? [] : retypeObstacles(before, after, context)),
  ]
}

/** An expression may make something of them; what it makes nothing of is counted with what it cannot convert. */
function nullObstacles(before: Column, after: Column, context: PlanContext): readonly Obstacle[] {
  if (fillsNulls(before, after, context)) return [filledNulls(after)]
  return columnConversion(before, after, context).isGiven ? [] : [nulls(after)]
}

const rowsOf = ({ namespace, table }: Column, condition = ''): Pick<Obstacle, 'count' | 'show'> => {
  const from = `from ${quoteQualified(namespace, table)}${condition === '' ? '' : ` where ${condition}`}`
  return { count: `select count(*) ${from}`, show: `select * ${from}` }
}

const emptyColumn = (column: Column): Obstacle => ({
  ...rowsOf(column),
  rows: `in ${displayQualified(column.namespace, column.table)}, without a value for the NOT NULL column ${displayName(column.name)}`,
  remedy: 'Give the column a default, or make it nullable, fill it, and set it NOT NULL in a later revision.',
})

const filledNulls = (column: Column): Obstacle => ({
  ...nulls(column),
  rows: `with null in ${displayQualified(column.namespace, column.table, column.name)}, to the default ${column.default}`,
  remedy: 'This is done in batches. If the default is wrong for them, fill them in an earlier revision.',
  changes: true,
})

const nulls = (column: Column): Obstacle => ({
  ...rowsOf(column, `${quoteName(column.name)} is null`),
  rows: `with null in ${displayQualified(column.namespace, column.table, column.name)}, which becomes NOT NULL`,
  remedy: 'Fill them in the revision, before the statement that sets NOT NULL.',
})
