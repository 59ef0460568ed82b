import { kindOf } from '../kinds/index.ts'
import type { Key } from '../model/key.ts'
import type { Operation } from '../model/operation.ts'
import type { Schema } from '../model/schema.ts'
import { apply } from './apply.ts'
import { diff } from './diff.ts'
import { lookupOf } from './lookup.ts'

/**
 * The schemas to pass through on the way from one to the other, both ends included; each has to be committed before
 * the next is begun. A change that must be committed before it can be used, such as a value added to an enum type,
 * gets a stage of its own when something else in the same plan stands on the object.
 */
export function stages(before: Schema, after: Schema): readonly Schema[] {
  const operations = diff(before, after)
  const settling = operations.filter((operation) => settles(operation))
  if (settling.length === 0 || settling.length === operations.length) return [before, after]
  const others = operations.filter((operation) => !settling.includes(operation))
  const reach = reachOf(others, after)
  const first = settling.filter(({ key }) => reach.has(key))
  return first.length === 0 ? [before, after] : [before, apply(before, first), after]
}

const settles = ({ kind, before, after }: Operation): boolean =>
  before !== null && after !== null && kindOf(kind).settles?.(before, after) === true

/** The keys of everything that what is made or changed refers to, near or far. */
function reachOf(operations: readonly Operation[], schema: Schema): ReadonlySet<Key> {
  const lookup = lookupOf(schema)
  const found = new Set<Key>()
  const queue = operations.flatMap(({ key, after }) => (after === null ? [] : [key]))
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    if (found.has(key)) continue
    found.add(key)
    queue.push(...lookup.references(key))
  }
  return found
}
