import { isDeepStrictEqual } from 'node:util'
import { type AnyObject, type KindName, kindNames, kindOf } from '../kinds/index.ts'
import type { Operation } from '../model/operation.ts'
import type { Schema } from '../model/schema.ts'

/** The operations that turn `before` into `after`, by kind and key. */
export const diff = (before: Schema, after: Schema): readonly Operation[] =>
  kindNames.flatMap((kind) => diffKind(kind, before[kind], after[kind]))

function diffKind(name: KindName, before: readonly AnyObject[], after: readonly AnyObject[]): readonly Operation[] {
  const { key } = kindOf(name)
  const index = (objects: readonly AnyObject[]) => new Map(objects.map((object) => [key(object), object]))
  const [live, wanted] = [index(before), index(after)]
  return [...new Set([...live.keys(), ...wanted.keys()])].sort().flatMap((found) => {
    const pair = { kind: name, key: found, before: live.get(found) ?? null, after: wanted.get(found) ?? null }
    return isSame(pair.before, pair.after) ? [] : [pair as Operation]
  })
}

/** What an object depends on follows from what it is, and the two readers of a schema know it in different depth. */
export function isSame(before: AnyObject | null, after: AnyObject | null): boolean {
  if (before === null || after === null) return before === after
  return isDeepStrictEqual({ ...before, uses: null }, { ...after, uses: null })
}
