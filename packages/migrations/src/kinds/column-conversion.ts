import { type Circumstances, type Conversion, conversionId, usingId } from '../model/circumstances.ts'
import { kindNameOf, nameOf } from '../model/key.ts'
import { parenthesised } from '../sql/parenthesised.ts'
import { quoteName } from '../sql/quote.ts'
import { castClause, knownConversion } from '../sql/type-change.ts'
import { bareType, isArrayType } from '../sql/type-name.ts'
import type { Column } from './column.ts'
import { columnKey } from './keys.ts'

/** How a column gets from one type to another in a plan. */
export interface ColumnConversion {
  /** What stands behind the type: nothing, or ` USING …`. */
  readonly clause: string
  readonly effect: Conversion['effect']
  /** There is no cast, and nobody has said how it is to be done: each value goes over by its text, if it can. */
  readonly isGuess: boolean
  /** Somebody has said how it is to be done. */
  readonly isGiven: boolean
}

export function columnConversion(before: Column, after: Column, circumstances: Circumstances): ColumnConversion {
  const ends = { before: before.type, after: after.type }
  const given = circumstances.usings.get(usingId(columnKey(after.namespace, after.table, after.name), ends))
  if (given !== undefined)
    return { clause: ` USING ${parenthesised(given)}`, effect: 'rewrite', isGuess: false, isGiven: true }
  const { cast, effect } = circumstances.conversions.get(conversionId(ends)) ?? knownConversion(ends.before, ends.after)
  const clause = castClause(quoteName(after.name), { ...ends, cast })
  const isCast = cast !== 'none'
  return { clause, effect: isCast ? effect : 'rewrite', isGuess: !isCast && !areEnums(before, after), isGiven: false }
}

/** Values of one enum type become those of another by their labels, which is what everybody means. */
const areEnums = (before: Column, after: Column): boolean =>
  isArrayType(before.type) === isArrayType(after.type) && [before, after].every(isEnum)

/** The default may use an enum type that is not the column's own. */
const isEnum = ({ type, uses }: Column): boolean =>
  uses.some((key) => kindNameOf(key) === 'enum' && bareType(type).endsWith(nameOf(key)))
