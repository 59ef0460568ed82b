import { kindOf } from '../kinds/index.ts'
import type { PlanContext } from '../model/kind.ts'
import type { Operation } from '../model/operation.ts'
import { disturbs } from './replace.ts'

/**
 * What has to be done first of changes that are carried out within that of something else: they need no more what goes, which
 * has to be gone before that something changes.
 */
export function released(changes: readonly Operation[], context: PlanContext): readonly Operation[] {
  const disturbing = new Set(changes.filter((each) => disturbs(each, context)).map(({ key }) => key))
  return changes.flatMap((operation) => {
    const { kind, key, before, after } = operation
    if (before === null || after === null) return []
    const needed = context.before.references(key)
    const isHeldUp = needed.some((each) => !context.after.has(each)) && needed.some((each) => disturbing.has(each))
    const free = isHeldUp ? (kindOf(kind).released?.(before, after) ?? null) : null
    return free === null ? [] : [{ ...operation, after: free } as Operation]
  })
}
