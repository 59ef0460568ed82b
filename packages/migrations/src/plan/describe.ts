import { isDeepStrictEqual } from 'node:util'

import { kindOf } from '../kinds/index.ts'
import { kindNameOf, nameOf } from '../model/key.ts'
import { type Operation, verbOf } from '../model/operation.ts'
import type { Rename } from '../model/rename.ts'
import { subjectText } from '../sql/object-path.ts'
import type { AttributeChange, Difference } from './difference.ts'

/** Operations in words, each knowing whether its container comes or goes with it. */
export function describe(operations: readonly Operation[]): readonly Difference[] {
  const verbs = new Map(operations.map((operation) => [operation.key, verbOf(operation)]))
  return operations.map((operation) => {
    const { kind, key, before, after } = operation
    const [verb, object] = [verbOf(operation), after ?? before]
    const container = object === null ? null : (kindOf(kind).container?.(object) ?? null)
    const isAlong = container !== null && verb !== 'change' && verbs.get(container) === verb
    return {
      verb,
      kind: kindNameOf(key),
      name: nameOf(key),
      within: isAlong ? nameOf(container) : null,
      grade: isSloppy(operation) ? 'sloppiness' : 'drift',
      attributes: attributesOf(operation),
    }
  })
}

const isSloppy = ({ kind, before, after }: Operation): boolean =>
  before !== null && after !== null && kindOf(kind).isSloppy?.(before, after) === true

/** A rename in words, under the name that the object had. */
export const describeRename = ({ word, from, to }: Rename): Difference => ({
  verb: 'rename',
  kind: word,
  name: subjectText(from),
  within: null,
  grade: 'name',
  attributes: [{ attribute: 'name', before: subjectText(from), after: subjectText(to) }],
})

function attributesOf({ before, after }: Operation): readonly AttributeChange[] {
  if (before === null || after === null) return []
  const [was, becomes] = [new Map(Object.entries(before)), new Map(Object.entries(after))]
  return [...becomes]
    .filter(([attribute, value]) => attribute !== 'uses' && !isDeepStrictEqual(was.get(attribute), value))
    .map(([attribute, value]) => ({ attribute, before: was.get(attribute), after: value }))
}
