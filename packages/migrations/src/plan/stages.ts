import type { Circumstances } from '../model/circumstances.ts'
import type { Schema } from '../model/schema.ts'
import { apply } from './apply.ts'
import { diff } from './diff.ts'
import { lookupOf } from './lookup.ts'
import { onlineStages } from './online.ts'
import { contextOf } from './plan.ts'
import { released } from './release.ts'
import { unsettled } from './settle.ts'
import { type Stage, stageOf } from './stage.ts'

/**
 * The schemas to pass through on the way from one to the other, both ends included; each has to be committed before
 * the next is begun. A change that must be committed before it can be used, such as a value added to an enum type,
 * gets a stage of its own when something else in the same plan uses it, and so does what can only be first; relations that
 * are in use ask for more.
 */
export function stages(before: Schema, after: Schema, circumstances: Circumstances): readonly Stage[] {
  const changes = diff(before, after)
  const first = [
    ...unsettled(changes, lookupOf(after)),
    ...released(changes, contextOf({ before, after, changes }, circumstances)),
  ]
  const settled = first.length === 0 ? before : apply(before, first)
  return [
    stageOf(before),
    ...(first.length === 0 ? [] : [stageOf(settled)]),
    ...(circumstances.inUse.size === 0 ? [stageOf(after)] : onlineStages(settled, after, circumstances)),
  ]
}
