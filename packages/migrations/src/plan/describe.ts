import { isDeepStrictEqual } from 'node:util'

import { kindOf } from '../kinds/index.ts'
import { type Key, kindNameOf, nameOf } from '../model/key.ts'
import { type Operation, verbOf } from '../model/operation.ts'
import type { Rename } from '../model/rename.ts'
import { subjectText } from '../sql/object-path.ts'
import type { AttributeChange, Difference } from './difference.ts'

/** Operations in words, each knowing whether its container comes or goes with it. */
export function describe(
  operations: readonly Operation[],
  formerNames: ReadonlyMap<Key, string> = new Map(),
): readonly Difference[] {
  const verbs = new Map(operations.map((operation) => [operation.key, verbOf(operation)]))
  return operations.map((operation) => {
    const { kind, key, before, after } = operation
    const [verb, object] = [verbOf(operation), after ?? before]
    const container = object === null ? null : (kindOf(kind).container?.(object) ?? null)
    const isAlong = container !== null && verb !== 'change' && verbs.get(container) === verb
    return {
      verb,
      kind: kindNameOf(key),
      name: formerNames.get(key) ?? nameOf(key),
      within: isAlong ? nameOf(container) : null,
      grade: isSloppy(operation) ? 'sloppiness' : 'drift',
      attributes: attributesOf(operation),
    }
  })
}

const isSloppy = ({ kind, before, after }: Operation): boolean =>
  before !== null && after !== null && kindOf(kind).isSloppy?.(before, after) === true

/** Renames in words, under the names that the objects had; not those by which something only makes room until it goes. */
export const describeRenames = (
  renames: readonly Rename[],
  formerNames: ReadonlyMap<Key, string> = new Map(),
): readonly Difference[] =>
  renames
    .filter(({ makesRoom }) => makesRoom === undefined)
    .map(({ word, from, to }) => {
      const name = formerNames.get(`${word}:${subjectText(from)}` as Key) ?? subjectText(from)
      const attributes = [{ attribute: 'name', before: name, after: subjectText(to) }]
      return { verb: 'rename', kind: word, name, within: null, grade: 'name', attributes }
    })

/** What an object needs, or comes behind, follows from what it is. */
const consequences: ReadonlySet<string> = new Set(['uses', 'behind'])

function attributesOf({ before, after }: Operation): readonly AttributeChange[] {
  if (before === null || after === null) return []
  const [was, becomes] = [new Map(Object.entries(before)), new Map(Object.entries(after))]
  return [...becomes]
    .filter(([attribute, value]) => !consequences.has(attribute) && !isDeepStrictEqual(was.get(attribute), value))
    .map(([attribute, value]) => ({ attribute, before: was.get(attribute), after: value }))
}
