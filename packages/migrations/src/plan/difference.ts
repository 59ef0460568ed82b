import { isDeepStrictEqual } from 'node:util'

import type { Verb } from '../model/operation.ts'

/** An operation in words, for a person and for `--json`. */
export interface Difference {
  readonly verb: Verb | 'rename'
  readonly kind: string
  readonly name: string
  /** The table or other object that is created or dropped in the same breath, and says it all; null for most. */
  readonly within: string | null
  /**
   * What is at stake: everything, or only how something is called, or only how it is typed, while what is there can stay
   * as it is.
   */
  readonly grade: 'drift' | 'name' | 'sloppiness'
  /** For a change, the attributes that differ. */
  readonly attributes: readonly AttributeChange[]
}

export interface AttributeChange {
  readonly attribute: string
  readonly before: unknown
  readonly after: unknown
}

const signs: Readonly<Record<Difference['verb'], string>> = { create: '+', drop: '-', change: '~', rename: '~' }

/** One line: `~ column reminders.name: type text → varchar(100)`. */
export function differenceLine({ verb, kind, name, attributes }: Difference): string {
  const changes = attributes.flatMap(leaves).map((change) => {
    const { attribute, before, after } = firstDifference(change)
    return `${attribute} ${inWords(before)} → ${inWords(after)}`
  })
  return `${signs[verb]} ${kind} ${name}${changes.length === 0 ? '' : `: ${changes.join(', ')}`}`
}

/** Of two values with parts, the parts that differ. */
function leaves({ attribute, before, after }: AttributeChange): readonly AttributeChange[] {
  if (!hasParts(before) || !hasParts(after) || before.kind !== after.kind) return [{ attribute, before, after }]
  return Object.keys(after)
    .filter((part) => !isDeepStrictEqual(before[part], after[part]))
    .flatMap((part) => leaves({ attribute: `${attribute} ${part}`, before: before[part], after: after[part] }))
}

const hasParts = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Of a text of several lines, the first that is another. */
function firstDifference(change: AttributeChange): AttributeChange {
  const { attribute, before, after } = change
  if (typeof before !== 'string' || typeof after !== 'string' || !`${before}${after}`.includes('\n')) return change
  const [was, becomes] = [before.split('\n'), after.split('\n')]
  const place = becomes.findIndex((line, index) => line !== was[index])
  const line = place === -1 ? becomes.length : place
  const lineOf = (lines: readonly string[]): string | null => lines[line]?.trim() ?? null
  return { attribute: `${attribute} in line ${line + 1}`, before: lineOf(was), after: lineOf(becomes) }
}

/** A value of an attribute as a person would say it. */
export function inWords(value: unknown): string {
  if (value === null) return 'none'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return value
  return hasParts(value) && typeof value.kind === 'string' ? variantInWords(value) : JSON.stringify(value)
}

/** One of several kinds of a thing, by its kind and what it says beside: `stored lower(name)`; what has parts of its own is left out. */
const variantInWords = ({ kind, ...rest }: Readonly<Record<string, unknown>>): string =>
  [kind, ...Object.entries(rest).map(([name, value]) => (value === true ? name : value))]
    .filter((word) => typeof word === 'string')
    .join(' ')
