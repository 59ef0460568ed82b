import type { Circumstances } from '../model/circumstances.ts'
import type { Key } from '../model/key.ts'
import type { PlanContext } from '../model/kind.ts'
import type { Operation } from '../model/operation.ts'
import type { Schema } from '../model/schema.ts'
import { lockModes } from '../model/statement.ts'
import type { Step } from '../model/step.ts'
import { apply } from './apply.ts'
import { bundlesOf } from './bundle.ts'
import { diff } from './diff.ts'
import { needsIn, order } from './order.ts'
import { ownerOf } from './owner.ts'
import { loosePlan } from './plan.ts'
import { inOrderOf, isSound, type Stage } from './stage.ts'

/**
 * One stage as several, each about one relation in use: who holds the lock of one and waits for that of another makes
 * everybody wait for both, and a reviewer reads one change at a time. What hangs together stays together.
 */
export function cut(before: Schema, stage: Stage, circumstances: Circumstances): readonly Stage[] {
  const { schema: after, isOnline } = stage
  const changes = diff(before, after)
  const own = isOnline ? circumstances : { ...circumstances, inUse: new Set<Key>() }
  const { steps, context } = loosePlan(before, after, own)
  const bundles = bundlesOf({
    ties: tiesOf(order(steps, context), { changes, isOnline, inUse: circumstances.inUse, context }),
    needs: needsIn(steps, context),
    centres: circumstances.inUse,
  })
  const schemas = schemasThrough(before, after, { bundles, changes })
  if (!schemas.every((schema) => isSound(schema, context))) return [stage]
  return [...schemas.map((schema) => ({ schema, isOnline })), stage]
}

interface Cuts {
  readonly bundles: readonly ReadonlySet<Key>[]
  readonly changes: readonly Operation[]
}

/** The schemas on the way, both ends left out. */
function schemasThrough(before: Schema, after: Schema, { bundles, changes }: Cuts): readonly Schema[] {
  // What is only rebuilt for a change is no change, and comes with the one that it is rebuilt for.
  const parts = bundles
    .map((bundle) => changes.filter(({ key }) => bundle.has(key)))
    .filter((operations) => operations.length > 0)
  const schemas: Schema[] = []
  for (const operations of parts.slice(0, -1))
    schemas.push(inOrderOf(after, apply(schemas.at(-1) ?? before, operations)))
  return schemas
}

interface Ground {
  readonly changes: readonly Operation[]
  readonly isOnline: boolean
  readonly inUse: ReadonlySet<Key>
  readonly context: PlanContext
}

/** What each operation is bound to: the relations in use that it is about or that it locks, or else the object it is a part of. */
function tiesOf(
  steps: readonly Step[],
  { changes, isOnline, inUse, context }: Ground,
): ReadonlyMap<Key, readonly Key[]> {
  const changed = new Set(changes.map(({ key }) => key))
  const ties = new Map<Key, readonly Key[]>()
  for (const step of steps) {
    const { key } = step.operation
    const owner = ownerOf(key, context)
    // Committed by itself a statement holds one lock at a time; but what is rebuilt stands on all that it is rebuilt for.
    const held = isOnline && changed.has(key) ? [] : heldBy(step).filter((relation) => inUse.has(relation))
    const tied = inUse.has(owner) || held.length === 0 ? [owner, ...held] : held
    ties.set(key, [...(ties.get(key) ?? []), ...tied])
  }
  return ties
}

/** Modes that keep writers out. */
const strong: ReadonlySet<string> = new Set(lockModes.slice(lockModes.indexOf('SHARE')))

const heldBy = ({ statements }: Step): readonly Key[] =>
  statements.flatMap(({ locks }) => locks.flatMap(({ relation, mode }) => (strong.has(mode) ? [relation] : [])))
