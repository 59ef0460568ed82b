import { type AnyObject, type KindName, kindOf } from '../kinds/index.ts'
import type { Circumstances } from '../model/circumstances.ts'
import type { Key } from '../model/key.ts'
import type { PlanContext } from '../model/kind.ts'
import type { Operation } from '../model/operation.ts'
import type { Schema } from '../model/schema.ts'
import { apply } from './apply.ts'
import { cut } from './cut.ts'
import { diff, isSame } from './diff.ts'
import { lookupOf } from './lookup.ts'
import { ownerOf } from './owner.ts'
import { inOrderOf, onlineStageOf, type Stage, stageOf, unsoundIn } from './stage.ts'
import { type Waiting, waitingIn } from './waiting.ts'

/**
 * The way to `after` for a database that is in use: first all that is added and takes no time, then what has to read or
 * write rows, in forms that let others go on, and last what goes, because an older release of the program may still use it.
 */
export function onlineStages(before: Schema, after: Schema, circumstances: Circumstances): readonly Stage[] {
  const changes = diff(before, after)
  if (changes.length === 0) return [stageOf(after)]
  const context = contextOf(before, after, circumstances)
  return cutWay(before, possibleWay({ before, after, changes, context }), circumstances)
}

interface Ends {
  readonly before: Schema
  readonly after: Schema
  readonly changes: readonly Operation[]
  readonly context: PlanContext
}

/** Owners of objects that cannot be as they would have to be on the way. */
interface GivenUp {
  /** What goes from them goes at once. */
  readonly goes: ReadonlySet<Key>
  /** Nothing of them waits. */
  readonly waits: ReadonlySet<Key>
}

/** A way whose every stage can be. Where one cannot, the owners of what is wrong with it give up first what leaves last, and then what waits. */
function possibleWay(ends: Ends, givenUp: GivenUp = { goes: new Set(), waits: new Set() }): readonly Stage[] {
  const { after, changes, context } = ends
  const isWilling = (key: Key): boolean => !givenUp.waits.has(ownerOf(key, context))
  const waiting = waitingIn(changes, context, isWilling)
  const leaving = leavingIn(changes, context, givenUp.goes)
  const stages = wayThrough({ ...ends, waiting, leaving })
  const wrong = [
    ...unsteadyIn(leaving, changes, context),
    ...outlivedIn(leaving, changes, context),
    ...stages.slice(0, -1).flatMap(({ schema }) => unsoundIn(schema, context)),
  ]
  if (wrong.length === 0) return stages
  const owners = wrong.map((key) => ownerOf(key, context))
  const [goes, waits] = [new Set([...givenUp.goes, ...owners]), new Set([...givenUp.waits, ...owners])]
  if (goes.size > givenUp.goes.size) return possibleWay(ends, { ...givenUp, goes })
  return waits.size > givenUp.waits.size ? possibleWay(ends, { goes, waits }) : [stageOf(after)]
}

const cutWay = (before: Schema, way: readonly Stage[], circumstances: Circumstances): readonly Stage[] =>
  way.flatMap((stage, place) => cut(way[place - 1]?.schema ?? before, stage, circumstances))

function contextOf(before: Schema, after: Schema, circumstances: Circumstances): PlanContext {
  const none: ReadonlySet<Key> = new Set()
  const sides = { before: lookupOf(before), after: lookupOf(after) }
  return { ...sides, created: none, dropped: none, unsettled: none, ...circumstances }
}

/** What is dropped and cannot be made again as it was, and what is dropped with it or may only be dropped behind it. */
function leavingIn(changes: readonly Operation[], context: PlanContext, hasty: ReadonlySet<Key>): ReadonlySet<Key> {
  const { before } = context
  const wanted = new Set(
    changes.flatMap(({ kind, before: live, after }) => {
      const had = live === null ? [] : namesOf(kind, live)
      return after === null ? [] : namesOf(kind, after).filter((name) => !had.includes(name))
    }),
  )
  const drops = new Set(
    changes.flatMap(({ kind, key, before: live, after }) =>
      live !== null &&
      after === null &&
      !hasty.has(ownerOf(key, context)) &&
      !namesOf(kind, live).some((name) => wanted.has(name))
        ? [key]
        : [],
    ),
  )
  const queue = changes.filter(loses).map(({ key }) => key)
  const leaving = new Set<Key>()
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    if (!drops.has(key) || leaving.has(key)) continue
    leaving.add(key)
    queue.push(...before.references(key), ...before.dependents(key))
  }
  return leaving
}

const namesOf = (kind: KindName, object: AnyObject): readonly string[] => kindOf(kind).occupies?.(object) ?? []

/** What would stay for a while and may not fit what it stands on, which changes before it goes. */
function unsteadyIn(
  leaving: ReadonlySet<Key>,
  changes: readonly Operation[],
  { before: lookup }: PlanContext,
): readonly Key[] {
  const changed = new Set(changes.flatMap(({ key, before, after }) => (before && after ? [key] : [])))
  return changes.flatMap(({ kind, key, before }) => {
    if (before === null || !leaving.has(key)) return []
    const container = kindOf(kind).container?.(before) ?? null
    const isSteady = lookup.references(key).every((each) => each === container || !changed.has(each))
    return isSteady ? [] : [key]
  })
}

/** What leaves although something keeps its form until then in which it stands on that and on what changes earlier. */
function outlivedIn(leaving: ReadonlySet<Key>, changes: readonly Operation[], context: PlanContext): readonly Key[] {
  const last = lastIn(changes, context, leaving)
  const changed = new Set(changes.flatMap(({ key, before, after }) => (before && after && !last.has(key) ? [key] : [])))
  return changes.flatMap(({ key, before }) => {
    if (before === null || !last.has(key) || leaving.has(key)) return []
    const stands = context.before.references(key)
    return stands.some((each) => changed.has(each)) ? stands.filter((each) => leaving.has(each)) : []
  })
}

const loses = ({ kind, before, after }: Operation): boolean =>
  before !== null && after === null && !kindOf(kind).rebuildable(before)

interface Way extends Ends {
  readonly waiting: Waiting
  readonly leaving: ReadonlySet<Key>
}

function wayThrough({ before, after, changes, context, waiting, leaving }: Way): readonly Stage[] {
  const last = lastIn(changes, context, leaving)
  const staying = changes.filter(({ key }) => !last.has(key))
  const atOnce = staying.flatMap((operation) => until(operation, waiting))
  const added = inOrderOf(after, apply(before, atOnce))
  const later = staying.flatMap((operation) => from(operation, waiting))
  const built = apply(added, later)
  return [
    ...(atOnce.length === 0 ? [] : [stageOf(added)]),
    ...(later.length === 0 ? [] : [onlineStageOf(built)]),
    ...(leaving.size === 0 ? [] : [stageOf(after)]),
  ].with(-1, leaving.size === 0 && later.length > 0 ? onlineStageOf(after) : stageOf(after))
}

/** What leaves, and what is made behind it: a query over whatever columns are left, all that stands on one, and what is taken from what leaves. */
function lastIn(changes: readonly Operation[], { before, after }: PlanContext, leaving: ReadonlySet<Key>): Set<Key> {
  const last = new Set(leaving)
  for (let size = -1; leaving.size > 0 && size < last.size; ) {
    size = last.size
    for (const operation of changes) {
      const { kind, key, after: wanted } = operation
      const { references, excludes = () => [] } = kindOf(kind)
      const awaited = wanted === null ? [] : [...references(wanted, after), ...excludes(wanted, before)]
      if (awaited.some((each) => last.has(each)) || isTakenFrom(operation, leaving, before)) last.add(key)
    }
  }
  return last
}

/** What demands something of rows and is put on others: taken back earlier than what it leaves, it would find stand-ins there. */
function isTakenFrom(
  { kind, key, before, after }: Operation,
  leaving: ReadonlySet<Key>,
  { references }: PlanContext['before'],
): boolean {
  const { obstacles, rebuildable } = kindOf(kind)
  if (before === null || after === null || obstacles === undefined) return false
  return rebuildable(before) && rebuildable(after) && references(key).some((each) => leaving.has(each))
}

function until(operation: Operation, waiting: Waiting): readonly Operation[] {
  if (!waiting.has(operation.key)) return [operation]
  const meanwhile = waiting.get(operation.key) ?? null
  return isSame(operation.before, meanwhile) ? [] : [{ ...operation, after: meanwhile } as Operation]
}

const from = (operation: Operation, waiting: Waiting): readonly Operation[] =>
  waiting.has(operation.key) ? [{ ...operation, before: waiting.get(operation.key) ?? null } as Operation] : []
