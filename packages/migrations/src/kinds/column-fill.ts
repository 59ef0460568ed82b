import type { Key } from '../model/key.ts'
import type { Lookup, PlanContext } from '../model/kind.ts'
import { type Statement, statement } from '../model/statement.ts'
import { backfillSql } from '../sql/backfill.ts'
import { displayQualified, quoteName } from '../sql/quote.ts'
import type { Column } from './column.ts'
import { isVolatile } from './column-definition.ts'
import { columnKey, tableKey } from './keys.ts'

/**
 * The column as it is until each row has got a value of its own; undefined where it can come as it is. Such a default
 * given at once would write every row anew while everybody waits.
 */
export function emptyUntil(after: Column, context: PlanContext): Column | undefined {
  const isFilled = after.generated === null ? isVolatile(after.default) : after.generated.kind === 'serial'
  const table = tableKey(after.namespace, after.table)
  if (!isFilled || !context.inUse.has(table) || keyOf(after, context) === null) return undefined
  return { ...after, nullable: true, default: null, generated: null }
}

/** Why a column that comes with a value of its own for each row cannot come empty, as a clause behind "because". */
export function reasonToFillAtOnce(before: Column | null, after: Column | null, context: PlanContext): string | null {
  if (before !== null || after === null) return null
  if (after.generated?.kind === 'identity')
    return 'PostgreSQL makes an identity only of a column that is NOT NULL already and has no default'
  if (after.generated === null ? !isVolatile(after.default) : after.generated.kind !== 'serial') return null
  const name = displayQualified(after.namespace, after.table)
  return keyOf(after, context) === null ? `${name} has no key by which its rows could be filled in batches` : null
}

/** Gives the default, batch by batch, to the rows that are there: those of a fresh column, and those that may not be null any more. */
export function fillColumn(before: Column, after: Column, context: PlanContext): readonly Statement[] {
  const key = isFilled(before, after, context) ? keyOf(after, context) : null
  if (key === null) return []
  const [name, relation] = [quoteName(after.name), tableKey(after.namespace, after.table)]
  const sql = backfillSql({
    table: displayQualified(after.namespace, after.table),
    key,
    set: `${name} = DEFAULT`,
    where: `${name} IS NULL`,
  })
  return [
    statement(sql, {
      transactional: false,
      locks: [{ relation, mode: 'ROW EXCLUSIVE' }],
      notes: ['updates the rows in batches, each committed by itself; UPDATE triggers fire'],
    }),
  ]
}

/** Whether rows without a value are given the default, so that none is in the way of NOT NULL. */
export const fillsNulls = (before: Column, after: Column, context: PlanContext): boolean =>
  isFilled(before, after, context) && keyOf(after, context) !== null

/** An earlier revision of the same change made the column, with nothing in it. */
export const isFresh = ({ namespace, table, name }: Column, { fresh }: PlanContext): boolean =>
  fresh.has(columnKey(namespace, table, name))

function isFilled(before: Column, after: Column, context: PlanContext): boolean {
  const hasDefault = after.default !== null || after.generated?.kind === 'serial'
  const isLeftEmpty = isFresh(after, context) && before.default === null && before.generated === null
  return (
    hasDefault &&
    context.inUse.has(tableKey(after.namespace, after.table)) &&
    (isLeftEmpty || mayWaitForNotNull(before, after))
  )
}

/** Whether a column can be made NOT NULL after all else; not where that is a part of what numbers or computes it. */
export const mayWaitForNotNull = (before: Column, after: Column): boolean =>
  before.nullable && !after.nullable && before.generated === null && after.generated === null

/** Columns by which a walk through the table knows its rows: those of a key that is there before and after, and holds no null. */
function keyOf({ namespace, table }: Column, { before, after }: PlanContext): readonly string[] | null {
  const relation = tableKey(namespace, table)
  const isFilledColumn = (name: string): boolean =>
    [before, after].every((side) => side.find('column', columnKey(namespace, table, name))?.nullable === false)
  const keys = before.dependents(relation).flatMap((key) => {
    const columns = rowKey(key, before)
    const isKept = columns !== null && rowKey(key, after)?.join('\0') === columns.join('\0')
    return isKept && columns.every(isFilledColumn) ? [{ columns, isPrimary: isPrimary(key, before) }] : []
  })
  const best = keys.sort(
    (one, other) => Number(other.isPrimary) - Number(one.isPrimary) || one.columns.length - other.columns.length,
  )
  return best[0]?.columns ?? null
}

const isPrimary = (key: Key, lookup: Lookup): boolean => lookup.find('constraint', key)?.type === 'primary key'

function rowKey(key: Key, lookup: Lookup): readonly string[] | null {
  const constraint = lookup.find('constraint', key)
  if (constraint?.type === 'primary key' || constraint?.type === 'unique') return constraint.columns
  const index = lookup.find('index', key)
  if (!index?.unique || !index.valid || index.on !== 'table' || index.where !== null) return null
  const columns = index.elements.map(({ column }) => column)
  return columns.every((column) => column !== null) ? columns : null
}
