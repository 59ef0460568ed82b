import { kindNameBehind, kindOf } from '../kinds/index.ts'
import type { Key } from '../model/key.ts'
import type { PlanContext } from '../model/kind.ts'
import type { Operation } from '../model/operation.ts'

/**
 * Splits into a drop and a creation what cannot be altered in place, and whatever stands in the way of a change and
 * can be made again. An object in the way of what is itself dropped is always made again; one in the way of a change
 * only if PostgreSQL does not carry it through.
 */
export function replace(changes: readonly Operation[], context: PlanContext): readonly Operation[] {
  const replaced = keysOf(changes, (operation) => needsReplacing(operation, context))
  const gone = new Set([...replaced, ...keysOf(changes, (operation) => isGone(operation, context))])
  const disturbed = keysOf(changes, (operation) => disturbs(operation, context))
  const queue = [...gone, ...disturbed]
  // What is pushed while the loop runs has its turn too.
  for (const key of queue) {
    for (const dependent of context.before.dependents(key)) {
      const fate = fateOf(dependent, { context, gone: gone.has(key) })
      if (fate === 'rebuilt' && !gone.has(dependent)) {
        gone.add(dependent)
        replaced.add(dependent)
        queue.push(dependent)
      }
      if (fate === 'disturbed' && !gone.has(dependent) && !disturbed.has(dependent)) {
        disturbed.add(dependent)
        queue.push(dependent)
      }
    }
  }
  return split(changes, replaced, context)
}

function isGone({ kind, before, after }: Operation, context: PlanContext): boolean {
  return after === null && before !== null && kindOf(kind).handsOver?.(before, context) !== true
}

const keysOf = (operations: readonly Operation[], wanted: (operation: Operation) => boolean): Set<Key> =>
  new Set(operations.filter(wanted).map(({ key }) => key))

function needsReplacing({ kind, before, after }: Operation, context: PlanContext): boolean {
  return before !== null && after !== null && kindOf(kind).change(before, after, context) === 'replace'
}

export const disturbs = ({ kind, before, after }: Operation, context: PlanContext): boolean =>
  before !== null && after !== null && kindOf(kind).disturbs?.(before, after, context) === true

/** What becomes of an object when something it refers to is gone, or only disturbed. */
function fateOf(
  key: Key,
  { context, gone }: { context: PlanContext; gone: boolean },
): 'rebuilt' | 'disturbed' | 'kept' {
  const pair = survivor(key, context)
  if (pair?.before == null || pair.after === null) return 'kept'
  const kind = kindOf(pair.kind)
  // What keeps its data has a change of its own, by which it ceases to refer to what is gone.
  if (!kind.rebuildable(pair.before) || !kind.rebuildable(pair.after)) return gone ? 'kept' : 'disturbed'
  return !gone && kind.carried?.(pair.before) === true ? 'kept' : 'rebuilt'
}

/** An object that is on both sides, as a pair; nothing for one that is dropped anyway. */
function survivor(key: Key, { before, after }: PlanContext): Operation | null {
  const kind = kindNameBehind(key)
  const [live, wanted] = kind === undefined ? [] : [before.find(kind, key), after.find(kind, key)]
  return live && wanted ? ({ kind, key, before: live, after: wanted } as Operation) : null
}

function split(changes: readonly Operation[], replaced: ReadonlySet<Key>, context: PlanContext): readonly Operation[] {
  const operations = new Map(changes.map((operation) => [operation.key, operation]))
  for (const key of replaced) {
    const pair = operations.get(key) ?? survivor(key, context)
    if (pair) operations.set(key, pair)
  }
  return [...operations.values()].flatMap((operation) =>
    replaced.has(operation.key)
      ? [{ ...operation, after: null } as Operation, { ...operation, before: null } as Operation]
      : [operation],
  )
}
