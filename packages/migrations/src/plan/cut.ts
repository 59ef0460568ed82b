import { kindOf } from '../kinds/index.ts'
import type { Circumstances } from '../model/circumstances.ts'
import type { Key } from '../model/key.ts'
import type { PlanContext } from '../model/kind.ts'
import type { Operation } from '../model/operation.ts'
import type { Schema } from '../model/schema.ts'
import { isStrong } from '../model/statement.ts'
import type { Step } from '../model/step.ts'
import { apply } from './apply.ts'
import { bundlesOf } from './bundle.ts'
import { losesRows } from './data-place.ts'
import { diff } from './diff.ts'
import { needsIn, order } from './order.ts'
import { ownerOf } from './owner.ts'
import { loosePlan } from './plan.ts'
import { inOrderOf, isSound, type Stage } from './stage.ts'

/**
 * One stage as several, each about one relation in use: who holds the lock of one and waits for that of another makes
 * everybody wait for both, and a reviewer reads one change at a time. What hangs together stays together. Changes of several
 * relations that each take an instant are one revision, whose statements are committed one by one.
 */
export function cut(before: Schema, stage: Stage, circumstances: Circumstances): readonly Stage[] {
  const { schema: after, isOnline } = stage
  const { inUse } = circumstances
  const changes = diff(before, after)
  const own = isOnline ? circumstances : { ...circumstances, inUse: new Set<Key>() }
  const { steps, context } = loosePlan(before, after, own)
  const needs = needsIn(steps, context)
  const ties = tiesOf(order(steps, context), { changes, isOnline, inUse, context })
  const bundles = bundlesOf({ ties, needs, centres: inUse, first: circumstances.failing })
  const parts = bundles
    .map((bundle, place) => partOf({ bundle, isFirst: place === 0 }, { changes, steps, context }))
    // What is only rebuilt for a change is no change, and comes with the one that it is rebuilt for.
    .filter(({ operations }) => operations.length > 0)
  const stages = stagesThrough(before, stage, { parts: isOnline ? parts : joined(inTurns(parts, needs)), inUse })
  return stages.every(({ schema }) => isSound(schema, context)) ? stages : [stage]
}

/** What is done in one revision. */
interface Part {
  readonly operations: readonly Operation[]
  readonly steps: readonly Step[]
  /** All of it takes an instant, and can be worked with between any two statements. */
  readonly isBrief: boolean
  /** What belongs to no relation in use, and what others may stand on without a word of it, such as a function in a body. */
  readonly isFirst: boolean
}

interface Bundle extends Pick<Part, 'isFirst'> {
  readonly bundle: ReadonlySet<Key>
}

interface Whole {
  readonly changes: readonly Operation[]
  readonly steps: readonly Step[]
  readonly context: PlanContext
}

function partOf({ bundle, isFirst }: Bundle, { changes, steps, context }: Whole): Part {
  const own = steps.filter(({ operation }) => bundle.has(operation.key))
  return {
    operations: changes.filter(({ key }) => bundle.has(key)),
    steps: own,
    isBrief: own.every((step) => isBrief(step, context)),
    isFirst,
  }
}

/**
 * What takes an instant comes side by side, and what goes at once goes behind all that comes, because rows are moved in
 * between; as far as nothing needs it the other way round.
 */
function inTurns(parts: readonly Part[], needs: ReadonlyMap<Key, ReadonlySet<Key>>): readonly Part[] {
  const left = parts.toSorted((one, other) => turnOf(one) - turnOf(other))
  const isNeeded = ({ steps }: Part, { operation: { key } }: Step): boolean =>
    steps.some((step) => needs.get(key)?.has(step.operation.key))
  const isFree = (part: Part): boolean =>
    left.every((other) => other === part || !part.steps.some((step) => isNeeded(other, step)))
  return parts.flatMap(() => left.splice(Math.max(left.findIndex(isFree), 0), 1))
}

function turnOf({ isFirst, isBrief, steps }: Part): number {
  if (isFirst) return 0
  return isBrief ? 1 : steps.some(losesRows) ? 3 : 2
}

/** Neighbours that take no more than an instant, as one. */
function joined(parts: readonly Part[]): readonly Part[] {
  const all: Part[] = []
  for (const part of parts) {
    const last = all.at(-1)
    if (last?.isBrief && part.isBrief)
      all.splice(-1, 1, {
        operations: [...last.operations, ...part.operations],
        steps: [...last.steps, ...part.steps],
        isBrief: true,
        isFirst: last.isFirst,
      })
    else all.push(part)
  }
  return all
}

/**
 * What goes, or decides who may do what, would be seen missing between two commits, and what is made in several statements
 * would be seen unfinished.
 */
const isBrief = ({ operation: { kind, key, after }, statements }: Step, context: PlanContext): boolean =>
  after !== null &&
  kindOf(kind).guards?.(after) !== true &&
  (statements.length === 0 || ownerOf(key, context) === key || !context.created.has(ownerOf(key, context))) &&
  statements.every(
    ({ rewrites, scans, loses, needs, settings, transactional }) =>
      transactional && rewrites.length + scans.length + settings.length === 0 && loses === null && needs === null,
  )

interface Cuts {
  readonly parts: readonly Part[]
  readonly inUse: ReadonlySet<Key>
}

function stagesThrough(before: Schema, { schema: after, isOnline }: Stage, { parts, inUse }: Cuts): readonly Stage[] {
  const stages: Stage[] = []
  for (const { operations, steps, isBrief } of parts) {
    const last = stages.length === parts.length - 1
    const schema = last ? after : inOrderOf(after, apply(stages.at(-1)?.schema ?? before, operations))
    const locked = new Set(steps.flatMap(heldBy).filter((relation) => inUse.has(relation)))
    stages.push({ schema, isOnline, isPiecemeal: isOnline || (locked.size > 1 && isBrief) })
  }
  return stages
}

interface Ground {
  readonly changes: readonly Operation[]
  readonly isOnline: boolean
  readonly inUse: ReadonlySet<Key>
  readonly context: PlanContext
}

/** What each operation is bound to: what it comes with; and the relations in use that it is about or that it locks, or else the object it is a part of. */
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
    ties.set(key, [...(ties.get(key) ?? []), ...tied, ...context.before.origins(key)])
  }
  return ties
}

const heldBy = ({ statements }: Step): readonly Key[] =>
  statements.flatMap(({ locks }) => locks.flatMap(({ relation, mode }) => (isStrong(mode) ? [relation] : [])))
