import { UsageError } from '../errors.ts'

/** What can be typed to name revisions: `[branch@][symbol][+N|-N]`. */
export interface Target {
  readonly text: string
  /** A label or a revision whose line is meant. */
  readonly branch: string | null
  /** `head`, `heads`, `base`, `current`, a label, an id, the beginning of one, or a file's number. */
  readonly symbol: string | null
  /** Steps from there; null where none were given, which `+0` is not. */
  readonly steps: number | null
}

const grammar = /^(?:(\w+)@)?(\w+)?([+-]\d+)?$/

export function parseTarget(text: string): Target {
  const [, branch = null, symbol = null, steps = null] = grammar.exec(text.trim()) ?? []
  if (symbol === null && steps === null) throw notATarget(text)
  return { text: text.trim(), branch, symbol, steps: steps === null ? null : Number(steps) }
}

function notATarget(text: string): UsageError {
  const what = text.includes(':') ? 'is a range, and one revision is asked for' : 'does not name a revision'
  return new UsageError(`${JSON.stringify(text)} ${what}.`, {
    hint: 'Name a revision by its id, the beginning of its id or its number, or as head, heads, base, current, +1, -1 or label@head.',
  })
}

/** The two ends of `a:b`; an end that is left out is the empty string. */
export function parseRange(text: string): { readonly start: string; readonly end: string } {
  const [start = '', end, ...more] = text.split(':').map((part) => part.trim())
  if (end !== undefined && more.length === 0) return { start, end }
  throw new UsageError(`${JSON.stringify(text)} is not a range.`, { hint: 'Write start:end, start: or :end.' })
}
