import { isDeepStrictEqual } from 'node:util'

import { kindOf } from '../kinds/index.ts'
import { kindNameOf, nameOf } from '../model/key.ts'
import { type Operation, type Verb, verbOf } from '../model/operation.ts'

/** An operation in words, for a person and for `--json`. */
export interface Difference {
  readonly verb: Verb
  readonly kind: string
  readonly name: string
  /** The table or other object that is created or dropped in the same breath, and says it all; null for most. */
  readonly within: string | null
  /** For a change, the attributes that differ. */
  readonly attributes: readonly AttributeChange[]
}

export interface AttributeChange {
  readonly attribute: string
  readonly before: unknown
  readonly after: unknown
}

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
      attributes: attributesOf(operation),
    }
  })
}

function attributesOf({ before, after }: Operation): readonly AttributeChange[] {
  if (before === null || after === null) return []
  const [was, becomes] = [new Map(Object.entries(before)), new Map(Object.entries(after))]
  return [...becomes]
    .filter(([attribute, value]) => attribute !== 'uses' && !isDeepStrictEqual(was.get(attribute), value))
    .map(([attribute, value]) => ({ attribute, before: was.get(attribute), after: value }))
}

const signs: Readonly<Record<Verb, string>> = { create: '+', drop: '-', change: '~' }

/** One line: `~ column reminders.name: type text → varchar(100)`. */
export function differenceLine({ verb, kind, name, attributes }: Difference): string {
  const changes = attributes.map(
    ({ attribute, before, after }) => `${attribute} ${inWords(before)} → ${inWords(after)}`,
  )
  return `${signs[verb]} ${kind} ${name}${changes.length === 0 ? '' : `: ${changes.join(', ')}`}`
}

function inWords(value: unknown): string {
  if (value === null) return 'none'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
