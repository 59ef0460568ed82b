import type { ColumnStatistics } from '../model/column-statistics.ts'
import type { Lookup } from '../model/kind.ts'
import { bareType, typeModifiers } from '../sql/type-name.ts'
import type { Column } from './column.ts'
import { tableKey } from './keys.ts'

type Share = readonly [weight: number, share: number]

/**
 * What the values of a column say for and against its being this one under another name: whether it could hold them. Only
 * what they say, lest a column without statistics seem likelier or less likely than it is.
 */
export function columnEvidence(column: Column, statistics: ColumnStatistics, lookup: Lookup): readonly Share[] {
  return [
    ...nulls(column, statistics),
    ...uniqueness(column, statistics, lookup),
    ...values(column, statistics, lookup),
    ...width(column, statistics),
  ]
}

const nulls = ({ nullable }: Column, { nullFraction }: ColumnStatistics): readonly Share[] =>
  nullable ? [] : [[2, nullFraction === 0 ? 1 : 0]]

/** A key has no value twice, and what has every value many times is hardly one. */
function uniqueness(
  { namespace, table, name }: Column,
  { distinct }: ColumnStatistics,
  lookup: Lookup,
): readonly Share[] {
  if (lookup.guarantors(tableKey(namespace, table), [name]).length === 0) return []
  return [[4, distinct === -1 ? 1 : distinct < 0 ? -distinct / 2 : 0]]
}

/** Of an enum type, the values have to be labels; of any other, the default is likely to be a common one. */
function values(column: Column, { commonValues }: ColumnStatistics, lookup: Lookup): readonly Share[] {
  if (commonValues.length === 0) return []
  const labels = column.uses.flatMap((key) => lookup.find('enum', key)?.values ?? [])
  if (labels.length > 0) {
    const known = commonValues.filter((value) => labels.includes(value)).length
    return [[4, known / commonValues.length]]
  }
  const [, value] = /^'((?:[^']|'')*)'(?:::[^']*)?$/.exec(column.default ?? '') ?? [null, plainNumber(column)]
  return value === null || value === undefined ? [] : [[2, commonValues.includes(value.replaceAll("''", "'")) ? 1 : 0]]
}

const plainNumber = ({ default: value }: Column): string | null => (/^-?[\d.]+$/.test(value ?? '') ? value : null)

/** The average of what is there is too long: a character takes four bytes at most. */
function width({ type }: Column, { width: bytes }: ColumnStatistics): readonly Share[] {
  const [most] = typeModifiers(type)
  const isText = ['character varying', 'character'].includes(bareType(type))
  return isText && most !== undefined && bytes > 4 * most ? [[4, 0]] : []
}

/** The column as the server's statistics know it. */
export const placeOfColumn = ({ namespace, table, name }: Column) => ({ namespace, table, column: name })
