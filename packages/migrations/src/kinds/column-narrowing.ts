import { lostPrecision } from '../sql/lost-precision.ts'
import { displayQualified } from '../sql/quote.ts'
import { bareType, isArrayType } from '../sql/type-name.ts'
import type { Column } from './column.ts'

const whole = ['smallint', 'integer', 'bigint']
const texts = ['text', 'character varying', 'character', 'citext']

/** What one type holds and another does not, where PostgreSQL goes over without a word although values become others. */
export function narrowing(before: Column, after: Column): string | null {
  const lost = lostBetween(before.type, after.type)
  return lost === null ? null : `${lost} in ${displayQualified(after.namespace, after.table, after.name)}`
}

function lostBetween(before: string, after: string): string | null {
  const [from, to] = [bareType(before), bareType(after)]
  if (texts.includes(from) && respelling.test(to)) return 'the spelling'
  if (from === 'json' && to === 'jsonb') return 'the order and the repetition of keys'
  if (from === 'inet' && to === 'cidr') return 'the bits of hosts'
  if (whole.includes(from) && to === 'boolean') return 'which number it was'
  return lostPrecision(before, after)
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
