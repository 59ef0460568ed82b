import { bareType, isArrayType, typeModifiers } from './type-name.ts'

const whole = new Set(['smallint', 'integer', 'bigint'])
const fractional = new Set(['numeric', 'real', 'double precision'])
const moments = /^timestamp /
const times = /^time /

/** Whether PostgreSQL rounds or cuts values that the next type cannot hold, where others are an error. */
export function losesPrecision(before: string, after: string): boolean {
  const [from, to] = [bareType(before), bareType(after)]
  if (isArrayType(before) !== isArrayType(after)) return false
  if (fractional.has(from)) return losesDigits(before, after)
  if (moments.test(from) && (to === 'date' || times.test(to))) return true
  const areAlike = [moments, times].some((family) => family.test(from) && family.test(to)) || from === 'interval'
  return areAlike && fractionOf(after) < fractionOf(before)
}

function losesDigits(before: string, after: string): boolean {
  const [from, to] = [bareType(before), bareType(after)]
  if (whole.has(to)) return true
  if (to !== 'numeric') return from !== to && to === 'real'
  const [was, becomes] = [typeModifiers(before), typeModifiers(after)]
  if (becomes.length === 0) return false
  return from !== 'numeric' || was.length === 0 || (becomes[1] ?? 0) < (was[1] ?? 0)
}

/** A missing precision is PostgreSQL's largest, six. */
const fractionOf = (type: string): number => typeModifiers(type)[0] ?? 6
