import { isDeepStrictEqual } from 'node:util'

import { kindNameOf, nameOf } from '../model/key.ts'
import { type Operation, type Verb, verbOf } from '../model/operation.ts'

/** An operation in words, for a person and for `--json`. */
export interface Difference {
  readonly verb: Verb
  readonly kind: string
  readonly name: string
  /** For a change, the attributes that differ. */
  readonly attributes: readonly AttributeChange[]
}

export interface AttributeChange {
  readonly attribute: string
  readonly before: unknown
  readonly after: unknown
}

export const describe = (operation: Operation): Difference => ({
  verb: verbOf(operation),
  kind: kindNameOf(operation.key),
  name: nameOf(operation.key),
  attributes: attributesOf(operation),
})

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
