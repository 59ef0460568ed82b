import type { Obstacle, PlanContext } from '../model/kind.ts'
import { quoteName, quoteQualified } from '../sql/quote.ts'
import type { Column } from './column.ts'
import { convertedValue, isRevalued, type ValueToBe } from './column-revalued.ts'
import { isExpression } from './generated.ts'
import { columnKey, tableKey } from './keys.ts'
import { shownWith } from './row-function.ts'
import { columnsOf } from './table-columns.ts'

interface Relation {
  readonly namespace: string | null
  readonly table: string
}

/** A table as it will be, for a query on the table as it is. */
interface RowsToBe {
  /** What stands behind FROM. */
  from(alias?: string): string
  /** What has to run before the query. */
  readonly setup: readonly string[]
}

/**
 * The rows of a table as they will be when the columns are there that a question names, with the values that they will hold:
 * each of the others holds what it is going to. Null where nobody can tell what that is, or the table is yet to be made.
 */
export function rowsToBe(
  { namespace, table }: Relation,
  named: readonly string[],
  context: PlanContext,
): RowsToBe | null {
  const relation = quoteQualified(namespace, table)
  if (!context.before.has(tableKey(namespace, table))) return null
  const others = named.flatMap((name) => {
    const value = willHold({ namespace, table, name }, context)
    return value === undefined ? [] : [{ name, value }]
  })
  if (others.length === 0)
    return { from: (alias) => (alias === undefined ? relation : `${relation} ${alias}`), setup: [] }
  const values = others.flatMap(({ name, value }) =>
    value === null ? [] : [{ ...value, sql: `${value.sql} as ${quoteName(name)}` }],
  )
  if (values.length < others.length) return null
  const columns = [
    ...keptColumns(
      { namespace, table },
      others.map(({ name }) => name),
      context,
    ),
    ...values.map(({ sql }) => sql),
  ]
  return {
    from: (alias = quoteName(table)) => `(select ${columns.join(', ')} from ${relation} retort_row) as ${alias}`,
    setup: [...new Set(values.flatMap(({ setup }) => setup))],
  }
}

/** The columns that are there and hold what they held. */
const keptColumns = (relation: Relation, others: readonly string[], { before }: PlanContext) =>
  columnsOf(relation, before)
    .filter(({ name }) => !others.includes(name))
    .map(({ name }) => quoteName(name))

/** What rows will hold in a column; undefined where it is what they hold, and null where nobody can tell. */
function willHold(
  { namespace, table, name }: Relation & { readonly name: string },
  context: PlanContext,
): ValueToBe | null | undefined {
  const key = columnKey(namespace, table, name)
  const [was, becomes] = [context.before.find('column', key), context.after.find('column', key)]
  if (becomes === undefined) return was === undefined ? null : undefined
  if (was === undefined) return valueToBe(becomes, context)
  return isRevalued(was, becomes, context) ? convertedValue(was, becomes, context) : undefined
}

/** What each row holds in a column that comes, as SQL over the others. */
function valueToBe(column: Column, { before }: PlanContext): ValueToBe | null {
  const { type, nullable, default: value, generated, uses } = column
  const plain = (sql: string): ValueToBe => ({ sql, setup: [] })
  if (!uses.every((key) => before.has(key))) return null
  if (generated !== null) return plain(isExpression(generated) ? `(${generated.expression})` : 'row_number() over ()')
  if (value !== null) return /\bnextval\s*\(/i.test(value) ? null : plain(`(${value})::${type}`)
  return nullable ? plain(`null::${type}`) : null
}

/** The columns of the table among what an expression uses. */
export const columnsUsed = (relation: Relation, uses: Column['uses'], { after }: PlanContext): readonly string[] =>
  uses
    .flatMap((key) => after.find('column', key) ?? [])
    .filter(({ namespace, table }) => namespace === relation.namespace && table === relation.table)
    .map(({ name }) => name)

/** Queries on rows as they will be, with what has to run before them. */
export function askedOf(rows: readonly RowsToBe[], { count, show }: Pick<Obstacle, 'count' | 'show'>) {
  const setup = [...new Set(rows.flatMap((each) => each.setup))]
  return { ...(setup.length === 0 ? {} : { setup }), count, show: shownWith(setup, show) }
}
