import { type AnyObject, type KindName, kindNames, kindOf } from '../kinds/index.ts'
import type { Operation } from '../model/operation.ts'
import type { Schema } from '../model/schema.ts'
import { isSameBut } from './same-value.ts'

const known = new WeakMap<Schema, WeakMap<Schema, readonly Operation[]>>()

/** The operations that turn `before` into `after`, by kind and key: found once, because a schema never changes. */
export function diff(before: Schema, after: Schema): readonly Operation[] {
  const from = known.get(before) ?? new WeakMap<Schema, readonly Operation[]>()
  known.set(before, from)
  const found = from.get(after) ?? kindNames.flatMap((kind) => diffKind(kind, before[kind], after[kind]))
  from.set(after, found)
  return found
}

function diffKind(name: KindName, before: readonly AnyObject[], after: readonly AnyObject[]): readonly Operation[] {
  const { key } = kindOf(name)
  const index = (objects: readonly AnyObject[]) => new Map(objects.map((object) => [key(object), object]))
  const [live, wanted] = [index(before), index(after)]
  const different = [...new Set([...live.keys(), ...wanted.keys()])].filter(
    (found) => !isSame(live.get(found) ?? null, wanted.get(found) ?? null),
  )
  return different.sort().map((found) => {
    const pair = { kind: name, key: found, before: live.get(found) ?? null, after: wanted.get(found) ?? null }
    return pair as Operation
  })
}

/** What an object depends on follows from what it is, and the two readers of a schema know it in different depth. */
export function isSame(before: AnyObject | null, after: AnyObject | null): boolean {
  if (before === null || after === null) return before === after
  return isSameBut('uses', before, after)
}
