import { type AnyObject, kindNames, kindOf } from '../kinds/index.ts'
import type { Key } from '../model/key.ts'
import type { PlanContext } from '../model/kind.ts'
import type { Operation } from '../model/operation.ts'
import type { Schema } from '../model/schema.ts'
import type { Step } from '../model/step.ts'

/**
 * The steps as a reader would have them, whatever needs what: by phase, rank and name, and what belongs to a table that is
 * created stands behind the table.
 */
export function byPreference(steps: readonly Step[], context: PlanContext): readonly Step[] {
  const created = new Set(steps.flatMap(({ operation: { key, before } }) => (before === null ? [key] : [])))
  const turns = { before: turnsIn(context.before.schema), after: turnsIn(context.after.schema) }
  const isInUse = context.inUse.size > 0
  const within = new Map<Key | null, Placed[]>()
  for (const step of steps) {
    const outer = containerOf(step.operation)
    const creation = outer !== null && step.operation.before === null && created.has(outer) ? outer : null
    const placed = { step, place: placeOf(step.operation, { outer, turns, isInUse }) }
    const siblings = within.get(creation)
    if (siblings) siblings.push(placed)
    else within.set(creation, [placed])
  }
  const ordered: Step[] = []
  const follow = (outer: Key | null): void => {
    for (const { step } of within.get(outer)?.sort(compared) ?? []) {
      ordered.push(step)
      if (step.operation.before === null) follow(step.operation.key)
    }
  }
  follow(null)
  return ordered
}

interface Placed {
  readonly step: Step
  readonly place: Place
}

type Place = readonly (string | number)[]

/** The object that this one is a part of. */
function containerOf({ kind, before, after }: Operation): Key | null {
  const object = after ?? before
  return object === null ? null : (kindOf(kind).container?.(object) ?? null)
}

interface Surroundings {
  readonly outer: Key | null
  readonly turns: Readonly<Record<'before' | 'after', ReadonlyMap<Key, number>>>
  readonly isInUse: boolean
}

function placeOf(operation: Operation, { outer, turns, isInUse }: Surroundings): Place {
  const { kind, key, after } = operation
  const { rank, isOrdered } = kindOf(kind)
  const phase = phaseOf(operation, isInUse)
  const level = after === null ? -rank : rank
  if (!isOrdered) return [phase, level, key]
  const turn = turns[after === null ? 'before' : 'after'].get(key)
  return [phase, level, outer ?? '', turn ?? 0, key]
}

/** What others work with goes when what takes its place is there. */
function phaseOf({ kind, before, after }: Operation, isInUse: boolean): number {
  if (after !== null || before === null) return 1
  if (!kindOf(kind).rebuildable(before)) return 3
  return isInUse ? 2 : 0
}

/** The place of each object in the list of its kind, for the kinds whose order shows. */
function turnsIn(schema: Schema): ReadonlyMap<Key, number> {
  const ordered = kindNames.filter((name) => kindOf(name).isOrdered)
  return new Map(
    ordered.flatMap((name) => schema[name].map((object: AnyObject, turn) => [kindOf(name).key(object), turn] as const)),
  )
}

function compared({ place: first }: Placed, { place: second }: Placed): number {
  let at = 0
  while (at < first.length && first[at] === second[at]) at += 1
  const part = first[at]
  const other = second[at]
  if (part === undefined || other === undefined) return first.length - second.length
  return part < other ? -1 : 1
}
