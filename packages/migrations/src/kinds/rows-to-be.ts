import type { PlanContext } from '../model/kind.ts'
import { quoteName, quoteQualified } from '../sql/quote.ts'
import type { Column } from './column.ts'
import { isExpression } from './generated.ts'
import { columnKey, tableKey } from './keys.ts'

interface Relation {
  readonly namespace: string | null
  readonly table: string
}

/**
 * What stands behind FROM for a table as it will be when the columns are there that a question names: each of the others
 * holds what it is going to. Null where nobody can tell what that is, or the table is yet to be made.
 */
export function rowsToBe(
  { namespace, table }: Relation,
  named: readonly string[],
  context: PlanContext,
): ((alias?: string) => string) | null {
  const { before, after } = context
  const relation = quoteQualified(namespace, table)
  if (!before.has(tableKey(namespace, table))) return null
  const missing = named.filter((name) => !before.has(columnKey(namespace, table, name)))
  if (missing.length === 0) return (alias) => (alias === undefined ? relation : `${relation} ${alias}`)
  const values = missing.map((name) => {
    const column = after.find('column', columnKey(namespace, table, name))
    const value = column === undefined ? null : valueToBe(column, context)
    return value === null ? null : `${value} as ${quoteName(name)}`
  })
  if (values.includes(null)) return null
  return (alias = quoteName(table)) => `(select *, ${values.join(', ')} from ${relation}) as ${alias}`
}

/** What each row holds in a column that comes, as SQL over the others. */
function valueToBe(
  { type, nullable, default: value, generated, uses }: Column,
  { before }: PlanContext,
): string | null {
  if (!uses.every((key) => before.has(key))) return null
  if (generated !== null) return isExpression(generated) ? `(${generated.expression})` : 'row_number() over ()'
  if (value !== null) return /\bnextval\s*\(/i.test(value) ? null : `(${value})::${type}`
  return nullable ? `null::${type}` : null
}

/** The columns of the table among what an expression uses. */
export const columnsUsed = (relation: Relation, uses: Column['uses'], { after }: PlanContext): readonly string[] =>
  uses
    .flatMap((key) => after.find('column', key) ?? [])
    .filter(({ namespace, table }) => namespace === relation.namespace && table === relation.table)
    .map(({ name }) => name)
