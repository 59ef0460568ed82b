import { type Circumstances, type Conversion, conversionId, usingId } from '../model/circumstances.ts'
import { kindNameOf, nameOf } from '../model/key.ts'
import { likelyConversion } from '../sql/likely-conversion.ts'
import { parenthesised } from '../sql/parenthesised.ts'
import { quoteName } from '../sql/quote.ts'
import { longestText } from '../sql/text-length.ts'
import { castClause, knownConversion } from '../sql/type-change.ts'
import { bareType, isArrayType } from '../sql/type-name.ts'
import type { Column } from './column.ts'
import { columnKey } from './keys.ts'

/** How a column gets from one type to another in a plan. */
export interface ColumnConversion {
  /** What stands behind the type: nothing, or ` USING …`. */
  readonly clause: string
  readonly effect: Conversion['effect']
  /** There is no cast, and nobody has said how it is to be done: it is done as most people would, or each value goes over by its text. */
  readonly isGuess: boolean
  /** Somebody has said how it is to be done. */
  readonly isGiven: boolean
}

export function columnConversion(before: Column, after: Column, circumstances: Circumstances): ColumnConversion {
  const ends = { before: before.type, after: after.type }
  const given = circumstances.usings.get(usingId(columnKey(after.namespace, after.table, after.name), ends))
  if (given !== undefined)
    return { clause: ` USING ${parenthesised(given)}`, effect: 'rewrite', isGuess: false, isGiven: true }
  const found = circumstances.conversions.get(conversionId(ends)) ?? knownConversion(ends.before, ends.after)
  const { cast, effect } = isAbbreviation(ends.before, ends.after) ? { ...found, cast: 'explicit' as const } : found
  const isGuess = cast === 'none' && !areEnums(before, after)
  const likely = isGuess ? likelyConversion(quoteName(after.name), ends) : null
  const clause =
    likely === null ? castClause(quoteName(after.name), { ...ends, cast }) : ` USING ${parenthesised(likely)}`
  return { clause, effect: cast === 'none' ? 'rewrite' : effect, isGuess, isGiven: false }
}

/** `true`, cut to whatever length, is read as true again. Cut it is only by a cast that somebody writes. */
const isAbbreviation = (before: string, after: string): boolean =>
  bareType(before) === 'boolean' &&
  isArrayType(before) === isArrayType(after) &&
  longestText(after) < longestText(before)

/** Values of one enum type become those of another by their labels, which is what everybody means. */
const areEnums = (before: Column, after: Column): boolean =>
  isArrayType(before.type) === isArrayType(after.type) && [before, after].every(isEnum)

/** The default may use an enum type that is not the column's own. */
const isEnum = ({ type, uses }: Column): boolean =>
  uses.some((key) => kindNameOf(key) === 'enum' && bareType(type).endsWith(nameOf(key)))
