import type { Key } from '../model/key.ts'
import type { PlanContext } from '../model/kind.ts'
import type { Constraint } from './constraint.ts'
import { isToBeSucceeded } from './key-succession.ts'
import { tableKey } from './keys.ts'

/**
 * The constraint as it is until the rest is committed. What an exclusion needs can only be built while everybody waits; what
 * is given up needs no time.
 */
export function constraintUntil(before: Constraint | null, after: Constraint | null, context: PlanContext) {
  if (after === null) return before !== null && staysUntilSucceeded(before, context) ? before : undefined
  if (after.type === 'exclusion') return undefined
  const waits = context.inUse.has(tableOf(after)) || locksOneMore(after, context)
  return waits ? before : undefined
}

const staysUntilSucceeded = (constraint: Constraint, context: PlanContext): boolean =>
  'include' in constraint && context.inUse.has(tableOf(constraint)) && isToBeSucceeded(constraint, context)

const tableOf = ({ namespace, table }: Constraint): Key => tableKey(namespace, table)

/** A table that comes with several foreign keys would hold the lock of one table in use while it waits for another's. */
function locksOneMore(constraint: Constraint, { inUse, after }: PlanContext): boolean {
  const own = targetOf(constraint)
  if (own === null || !inUse.has(own)) return false
  const siblings = after.dependents(tableOf(constraint)).flatMap((key) => after.find('constraint', key) ?? [])
  const targets = siblings.flatMap((each) => (tableOf(each) === tableOf(constraint) ? (targetOf(each) ?? []) : []))
  const [first] = targets.filter((target) => inUse.has(target)).sort()
  return own !== first
}

const targetOf = (constraint: Constraint): Key | null =>
  constraint.type === 'foreign key' ? tableKey(constraint.target.namespace, constraint.target.table) : null
