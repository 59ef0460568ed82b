import { bareType, isArrayType, typeModifiers } from './type-name.ts'

const whole = new Set(['smallint', 'integer', 'bigint'])
const fractional = new Set(['numeric', 'real', 'double precision'])
const texts = new Set(['text', 'character varying', 'character', 'citext'])
const moments = /^timestamp /
const timed = /^(timestamp|time) with(out)? time zone$|^interval/

/** What PostgreSQL rounds off or cuts from values that the next type cannot hold, where others are an error; null for nothing. */
export function lostPrecision(before: string, after: string): string | null {
  const [from, to] = [bareType(before), bareType(after)]
  if (isArrayType(before) !== isArrayType(after))
    return isOneOfMany(before, after) ? 'all but one value of each list' : null
  if (fractional.has(from) && whole.has(to)) return 'the fractions'
  if (moments.test(from) && to === 'date') return 'the time of day'
  if (moments.test(from) && to.startsWith('time ')) return 'the days'
  if (from === 'time with time zone' && to === 'time without time zone') return 'the time zones'
  if (isCoarser(from, to)) return 'the digits that do not fit'
  if (from === 'numeric' && to === 'numeric') return hasSmallerScale(before, after) ? 'decimal places' : null
  return timed.test(from) && timed.test(to) && fractionOf(after) < fractionOf(before)
    ? 'the fractions of seconds'
    : null
}

/** A text can hold all that a list of texts does. */
export const isOneOfMany = (before: string, after: string): boolean =>
  isArrayType(before) && !isArrayType(after) && bareType(before) === bareType(after) && !texts.has(bareType(after))

/** Binary numbers keep some 6 (`real`) or 15 digits, and no more of them become a decimal number. */
const isCoarser = (from: string, to: string): boolean =>
  (to === 'numeric' && ['real', 'double precision'].includes(from)) ||
  (to === 'real' && ['integer', 'bigint', 'numeric', 'double precision'].includes(from)) ||
  (to === 'double precision' && ['bigint', 'numeric'].includes(from))

/** A number without a scale has as many decimal places as it needs. */
function hasSmallerScale(before: string, after: string): boolean {
  const [was, becomes] = [typeModifiers(before), typeModifiers(after)]
  return becomes.length > 0 && (was.length === 0 ? Infinity : (was[1] ?? 0)) > (becomes[1] ?? 0)
}

/** A missing precision is PostgreSQL's largest, six. */
const fractionOf = (type: string): number => typeModifiers(type)[0] ?? 6
