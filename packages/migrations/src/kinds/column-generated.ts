import type { PlanContext } from '../model/kind.ts'
import type { Statement } from '../model/statement.ts'
import { asRead } from '../sql/as-read.ts'
import { parenthesised } from '../sql/parenthesised.ts'
import type { Column } from './column.ts'
import { alterColumn } from './column-alter.ts'
import { isExpression } from './generated.ts'
import { tableKey } from './keys.ts'

/** Another expression for a computed column, which knows few ways. One that ceases to be computed keeps its values. */
export function changeExpression(
  before: Column,
  after: Column,
  { serverVersion }: PlanContext,
): readonly Statement[] | 'replace' {
  const [was, becomes] = [before.generated, after.generated]
  if (!isExpression(becomes)) return was?.kind === 'virtual' ? 'replace' : []
  if (!isExpression(was) || was.kind !== becomes.kind) return 'replace'
  if (before.type !== after.type || before.collation !== after.collation) return 'replace'
  if (was.expression === becomes.expression) return []
  // A virtual column holds nothing, and cannot be altered where its table has a check constraint.
  if (serverVersion < 17 || becomes.kind === 'virtual') return 'replace'
  const touched = [tableKey(after.namespace, after.table)]
  return [
    alterColumn(after, `SET EXPRESSION AS ${parenthesised(asRead(becomes.expression))}`, {
      rewrites: touched,
      scans: touched,
    }),
  ]
}

/** A column that ceases to be computed has its values already, and what they were computed from may go before its type changes. */
export const releasedColumn = (before: Column, after: Column): Column | null =>
  before.generated?.kind === 'stored' && after.generated === null
    ? { ...before, generated: null, uses: before.uses.filter((key) => after.uses.includes(key)) }
    : null
