import { type AnyObject, kindOf } from '../kinds/index.ts'
import type { Key } from '../model/key.ts'
import type { PlanContext } from '../model/kind.ts'
import type { Operation } from '../model/operation.ts'
import { isSame } from './diff.ts'

/** The objects whose change waits, each as it is until then; null for one that is not there yet. */
export type Waiting = ReadonlyMap<Key, AnyObject | null>

/**
 * The changes that can wait, with all that is made on top of them. One that stands on something that changes at the same
 * time cannot: its old form would have to fit the new one of what it stands on.
 */
export function waitingIn(
  changes: readonly Operation[],
  context: PlanContext,
  isWilling: (key: Key) => boolean,
): Waiting {
  const willing = changes.filter(({ key }) => isWilling(key) && !context.failing.has(key))
  const own = new Map(willing.flatMap((operation) => ownWait(operation, context)))
  const changed = new Map(
    changes.flatMap((operation) => (operation.before && operation.after ? [[operation.key, operation] as const] : [])),
  )
  for (;;) {
    const waiting = new Map(own)
    const hasty = joined(changes, waiting, context) ?? unsteady(waiting, { changed, context })
    if (hasty.length === 0) return waiting
    for (const key of hasty) own.delete(key)
  }
}

function ownWait(operation: Operation, context: PlanContext): readonly (readonly [Key, AnyObject | null])[] {
  const until = kindOf(operation.kind).waiting?.(operation.before, operation.after, context)
  return until === undefined ? [] : [[operation.key, until]]
}

/**
 * Lets whatever is made on what waits wait as well. Answers with those that cannot wait, because something that keeps
 * its data stands on them.
 */
function joined(
  changes: readonly Operation[],
  waiting: Map<Key, AnyObject | null>,
  { after: lookup }: PlanContext,
): readonly Key[] | null {
  for (let size = -1; size !== waiting.size; ) {
    size = waiting.size
    for (const { kind: name, key, before, after } of changes) {
      if (after === null || waiting.has(key)) continue
      const held = lookup.references(key).filter((each) => waiting.has(each))
      if (held.length === 0) continue
      if (![before, after].every((object) => object === null || kindOf(name).rebuildable(object))) return held
      waiting.set(key, before)
    }
  }
  return null
}

interface Ground {
  readonly changed: ReadonlyMap<Key, Operation>
  readonly context: PlanContext
}

/** What waits although something under it changes, or what such a thing waits for. */
function unsteady(waiting: Waiting, { changed, context }: Ground): readonly Key[] {
  const isSteady = (key: Key): boolean => {
    const operation = changed.get(key)
    const until = waiting.get(key)
    return operation === undefined || (until != null && isSame(operation.before, until))
  }
  return [...waiting].flatMap(([key, until]) => {
    // What is not there meanwhile has nothing to fit.
    if (until === null) return []
    const under = [...context.before.references(key), ...context.after.references(key)]
    return under.every(isSteady) ? [] : [key, ...under]
  })
}
