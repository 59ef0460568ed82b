import { displayQualified } from '../sql/quote.ts'
import { bareType, isArrayType, typeModifiers } from '../sql/type-name.ts'
import type { Column } from './column.ts'

const whole = ['smallint', 'integer', 'bigint']
const texts = ['text', 'character varying', 'character', 'citext']
const fractional = ['numeric', 'real', 'double precision']
const moments = ['timestamp with time zone', 'timestamp without time zone']

/** What one type holds and another does not, where PostgreSQL goes over without a word although values become others. */
export function narrowing(before: Column, after: Column): string | null {
  const lost = lostBetween(before.type, after.type)
  return lost === null ? null : `${lost} in ${displayQualified(after.namespace, after.table, after.name)}`
}

function lostBetween(before: string, after: string): string | null {
  const [from, to] = [bareType(before), bareType(after)]
  if (fractional.includes(from) && whole.includes(to)) return 'the fractions'
  if (moments.includes(from) && to === 'date') return 'the time of day'
  if (moments.includes(from) && to.startsWith('time ')) return 'the days'
  if (from === 'time with time zone' && to === 'time without time zone') return 'the time zones'
  if (texts.includes(from) && respelling.test(to)) return 'the spelling'
  if (from === 'json' && to === 'jsonb') return 'the order and the repetition of keys'
  if (from === 'inet' && to === 'cidr') return 'the bits of hosts'
  if (whole.includes(from) && to === 'boolean') return 'which number it was'
  if (isCoarser(from, to)) return 'the digits that do not fit'
  if (from === 'numeric' && to === 'numeric') return hasSmallerScale(before, after) ? 'decimal places' : null
  return losesFractions(before, after) ? 'the fractions of seconds' : null
}

const widening = [...whole, 'numeric']

/** Whatever the value is, the other type has it, and two that differ go on differing. */
export function keepsApart({ type: before }: Column, { type: after }: Column): boolean {
  if (after === 'text' || after === 'character varying') return true
  if (before === 'real' && after === 'double precision') return true
  const [from, to] = [widening.indexOf(bareType(before)), widening.indexOf(after)]
  return from !== -1 && to !== -1 && from <= to && !isArrayType(before)
}

/** Types that print a value in one way, however it was written. */
const respelling =
  /^(smallint|integer|bigint|numeric|real|double precision|money|boolean|uuid|jsonb|bytea|inet|cidr|macaddr8?|date|interval|time(stamp)? .*)$/

/** Binary numbers keep some 6 (`real`) or 15 digits. */
const isCoarser = (from: string, to: string): boolean =>
  (to === 'real' && ['integer', 'bigint', 'numeric', 'double precision'].includes(from)) ||
  (to === 'double precision' && ['bigint', 'numeric'].includes(from))

function hasSmallerScale(before: string, after: string): boolean {
  const [was, becomes] = [typeModifiers(before), typeModifiers(after)]
  return becomes.length > 0 && (was.length === 0 ? Infinity : (was[1] ?? 0)) > (becomes[1] ?? 0)
}

const timed = /^(timestamp|time) with(out)? time zone$|^interval/

/** A missing precision is PostgreSQL's largest, six. */
function losesFractions(before: string, after: string): boolean {
  if (!timed.test(bareType(before)) || !timed.test(bareType(after))) return false
  return (typeModifiers(after)[0] ?? 6) < (typeModifiers(before)[0] ?? 6)
}
