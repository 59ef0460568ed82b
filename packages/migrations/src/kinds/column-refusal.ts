import type { PlanContext } from '../model/kind.ts'
import { displayQualified, quoteLiteral } from '../sql/quote.ts'
import { isTooLongFor, longestText } from '../sql/text-length.ts'
import { bareType, shortType, typeModifiers } from '../sql/type-name.ts'
import type { Column } from './column.ts'
import type { Merge } from './enum-rows.ts'

/**
 * What stands above a statement of a downgrade that rows written meanwhile may make fail. Rows that an upgrade meets are counted when it
 * is written; those of a downgrade nobody has seen yet.
 */
export function retypeRefusal(before: Column, after: Column, context: PlanContext): readonly string[] {
  if (!context.isWayBack || !isRefusing(before, after, context)) return []
  return [`Fails at a value of ${pathOf(after)} that ${shortType(after.type)} does not hold.`]
}

/** The same for values that an enum type loses. */
export function labelRefusal(after: Column, removed: readonly string[], merges: readonly Merge[]): readonly string[] {
  const left = removed.filter((value) => !merges.some(({ from }) => from === value))
  return left.length === 0 ? [] : [`Fails where ${pathOf(after)} holds ${left.map(quoteLiteral).join(' or ')}.`]
}

const pathOf = ({ namespace, table, name }: Column): string => displayQualified(namespace, table, name)

const digits: Readonly<Record<string, number>> = { smallint: 5, integer: 10, bigint: 19 }
const fractional = ['numeric', 'real', 'double precision']
const texts = ['text', 'character varying', 'character', 'citext']
const parsed =
  /^(smallint|integer|bigint|numeric|real|double precision|money|boolean|uuid|jsonb?|date|interval|time(stamp)? .*)$/

/** Whether PostgreSQL refuses some values of one type as values of another, by an error and not by making others of them. */
function isRefusing({ type: before, uses }: Column, { type: after }: Column, context: PlanContext): boolean {
  const [from, to] = [bareType(before), bareType(after)]
  if (texts.includes(from) && parsed.test(to)) return true
  if (texts.includes(to)) return isTooLong({ before, uses }, after, context)
  if (digits[to] !== undefined) return fractional.includes(from) || (digits[from] ?? 0) > digits[to]
  return to === 'numeric' && integral(after) < integral(before)
}

/** What is cut is not refused. */
function isTooLong(
  { before, uses }: { readonly before: string; readonly uses: Column['uses'] },
  after: string,
  { before: live }: PlanContext,
): boolean {
  const labels = uses.flatMap((key) => live.find('enum', key)?.values ?? [])
  if (labels.length > 0) return labels.some((label) => label.length > longestText(after))
  return bareType(before) !== 'boolean' && isTooLongFor(before, after)
}

/** Digits before the point. */
function integral(type: string): number {
  const whole = digits[bareType(type)]
  if (whole !== undefined) return whole
  const [precision, scale = 0] = typeModifiers(type)
  return bareType(type) === 'numeric' && precision !== undefined ? precision - scale : Number.POSITIVE_INFINITY
}
