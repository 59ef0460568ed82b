import { kindBehind } from '../kinds/index.ts'
import type { Key } from '../model/key.ts'
import type { PlanContext } from '../model/kind.ts'
import type { Operation } from '../model/operation.ts'
import { disturbs } from './replace.ts'

/** What stands in the way of an operation and can neither be taken away nor made again. */
export function hindrancesOf(operation: Operation, context: PlanContext): readonly Key[] {
  const moves = operation.before !== null && (operation.after === null || disturbs(operation, context))
  if (!moves) return []
  return context.before.dependents(operation.key).filter((key) => kindBehind(key)?.isImmovable === true)
}
