import { kindOf } from '../kinds/index.ts'
import type { Circumstances } from '../model/circumstances.ts'
import type { Key } from '../model/key.ts'
import type { PlanContext } from '../model/kind.ts'
import type { Operation } from '../model/operation.ts'
import type { Schema } from '../model/schema.ts'
import { apply } from './apply.ts'
import { cut } from './cut.ts'
import { diff, isSame } from './diff.ts'
import { lookupOf } from './lookup.ts'
import { inOrderOf, isSound, type Stage, stageOf } from './stage.ts'
import { type Waiting, waitingIn } from './waiting.ts'

/**
 * The way to `after` for a database that is in use: first all that is added and takes no time, then what has to read or
 * write rows, in forms that let others go on, and last what goes, because an older release of the program may still use it.
 */
export function onlineStages(before: Schema, after: Schema, circumstances: Circumstances): readonly Stage[] {
  const changes = diff(before, after)
  if (changes.length === 0) return [stageOf(after)]
  const context = contextOf(before, after, circumstances)
  const waiting = waitingIn(changes, context)
  const leaving = leavingIn(changes, context)
  const canLeaveLast = isSteady(leaving, changes, context)
  const ways = [...(canLeaveLast ? [leaving] : []), new Set<Key>()].map((last) =>
    wayThrough({ before, after, changes, waiting, leaving: last }),
  )
  const way = ways.find((stages) => stages.slice(0, -1).every(({ schema }) => isSound(schema, context)))
  return cutWay(before, way ?? [stageOf(after)], circumstances)
}

const cutWay = (before: Schema, way: readonly Stage[], circumstances: Circumstances): readonly Stage[] =>
  way.flatMap((stage, place) => cut(way[place - 1]?.schema ?? before, stage, circumstances))

function contextOf(before: Schema, after: Schema, circumstances: Circumstances): PlanContext {
  const none: ReadonlySet<Key> = new Set()
  const sides = { before: lookupOf(before), after: lookupOf(after) }
  return { ...sides, created: none, dropped: none, unsettled: none, ...circumstances }
}

/** What is dropped and cannot be made again as it was, and what is dropped with it or may only be dropped behind it. */
function leavingIn(changes: readonly Operation[], { before }: PlanContext): ReadonlySet<Key> {
  const drops = new Set(changes.flatMap(({ key, after }) => (after === null ? [key] : [])))
  const queue = changes.filter(loses).map(({ key }) => key)
  const leaving = new Set<Key>()
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    if (!drops.has(key) || leaving.has(key)) continue
    leaving.add(key)
    queue.push(...before.references(key), ...before.dependents(key))
  }
  return leaving
}

/** Whether all that stays for a while still fits what it stands on, which may change before it goes. */
function isSteady(leaving: ReadonlySet<Key>, changes: readonly Operation[], { before: lookup }: PlanContext): boolean {
  const changed = new Set(changes.flatMap(({ key, before, after }) => (before && after ? [key] : [])))
  return changes.every(({ kind, key, before }) => {
    if (before === null || !leaving.has(key)) return true
    const container = kindOf(kind).container?.(before) ?? null
    return lookup.references(key).every((each) => each === container || !changed.has(each))
  })
}

const loses = ({ kind, before, after }: Operation): boolean =>
  before !== null && after === null && !kindOf(kind).rebuildable(before)

interface Way {
  readonly before: Schema
  readonly after: Schema
  readonly changes: readonly Operation[]
  readonly waiting: Waiting
  readonly leaving: ReadonlySet<Key>
}

function wayThrough({ before, after, changes, waiting, leaving }: Way): readonly Stage[] {
  const staying = changes.filter(({ key }) => !leaving.has(key))
  const atOnce = staying.flatMap((operation) => until(operation, waiting))
  const added = inOrderOf(after, apply(before, atOnce))
  const later = staying.flatMap((operation) => from(operation, waiting))
  const built = apply(added, later)
  return [
    ...(atOnce.length === 0 ? [] : [stageOf(added)]),
    ...(later.length === 0 ? [] : [{ schema: built, isOnline: true }]),
    ...(leaving.size === 0 ? [] : [stageOf(after)]),
  ].with(-1, { schema: after, isOnline: leaving.size === 0 && later.length > 0 })
}

function until(operation: Operation, waiting: Waiting): readonly Operation[] {
  if (!waiting.has(operation.key)) return [operation]
  const meanwhile = waiting.get(operation.key) ?? null
  return isSame(operation.before, meanwhile) ? [] : [{ ...operation, after: meanwhile } as Operation]
}

const from = (operation: Operation, waiting: Waiting): readonly Operation[] =>
  waiting.has(operation.key) ? [{ ...operation, before: waiting.get(operation.key) ?? null } as Operation] : []
