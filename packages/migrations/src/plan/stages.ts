import type { Schema } from '../model/schema.ts'
import { apply } from './apply.ts'
import { diff } from './diff.ts'
import { lookupOf } from './lookup.ts'
import { unsettled } from './settle.ts'

/**
 * The schemas to pass through on the way from one to the other, both ends included; each has to be committed before
 * the next is begun. A change that must be committed before it can be used, such as a value added to an enum type,
 * gets a stage of its own when something else in the same plan uses it.
 */
export function stages(before: Schema, after: Schema): readonly Schema[] {
  const first = unsettled(diff(before, after), lookupOf(after))
  return first.length === 0 ? [before, after] : [before, apply(before, first), after]
}
