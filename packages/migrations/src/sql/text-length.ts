import { bareType, isArrayType, typeModifiers } from './type-name.ts'

/** Characters that a value of a type may need to be written down. */
const written: Readonly<Record<string, number>> = {
  boolean: 5,
  smallint: 6,
  integer: 11,
  bigint: 20,
  uuid: 36,
  date: 13,
  macaddr: 17,
  macaddr8: 23,
  inet: 43,
  cidr: 43,
}

/** How many characters the longest value of a type has: of an array, the longest element. */
export function longestText(type: string): number {
  const bare = bareType(type)
  if (!/^character/.test(bare)) return written[bare] ?? Number.POSITIVE_INFINITY
  return typeModifiers(type)[0] ?? (bare === 'character' ? 1 : Number.POSITIVE_INFINITY)
}

/** Whether there may be values of one type whose text is longer than the other takes. */
export const isTooLongFor = (before: string, after: string): boolean =>
  isArrayType(before) && !isArrayType(after)
    ? longestText(after) < Number.POSITIVE_INFINITY
    : longestText(after) < longestText(before)
