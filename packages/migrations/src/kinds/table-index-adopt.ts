import type { Lookup } from '../model/kind.ts'
import { bareType, isArrayType } from '../sql/type-name.ts'
import { columnKey } from './keys.ts'
import type { Index, IndexElement } from './table-index.ts'

/** What an entity says, with the choices of the index that is there for which TypeORM has no word. */
export function adoptIndex(live: Index, { byEntity, ...declared }: Index, is: Lookup, wanted: Lookup): Index {
  if (byEntity === undefined) return declared
  const { include, nullsNotDistinct } = live
  const typeIn = (lookup: Lookup, column: string) =>
    lookup.find('column', columnKey(declared.namespace, declared.table, column))?.type
  const elements = declared.elements.map((element, place) => {
    const found = live.elements[place]
    if (found === undefined || found.column === null || found.column !== element.column) return element
    const isAlike = areAlike(typeIn(is, found.column), typeIn(wanted, found.column))
    return adoptElement(found, element, { isAlike, isSameMethod: live.method === declared.method })
  })
  return { ...declared, include, nullsNotDistinct, elements }
}

interface Circumstance {
  readonly isAlike: boolean
  readonly isSameMethod: boolean
}

/** An operator class is of one method and for values of one type, and only texts have a collation. */
function adoptElement(
  live: IndexElement,
  declared: IndexElement,
  { isAlike, isSameMethod }: Circumstance,
): IndexElement {
  return {
    ...declared,
    collation: isAlike ? live.collation : declared.collation,
    operatorClass: isAlike && isSameMethod ? live.operatorClass : declared.operatorClass,
    nullsFirst: live.descending === declared.descending ? live.nullsFirst : declared.nullsFirst,
  }
}

/** Whether the operator classes for the one are for the other. A column that only one side knows is taken to stay as it is. */
function areAlike(before: string | undefined, after: string | undefined): boolean {
  if (before === undefined || after === undefined) return true
  return isArrayType(before) === isArrayType(after) && familyOf(before) === familyOf(after)
}

/** PostgreSQL has all that is for `text` serve `varchar` too. */
const familyOf = (type: string): string => bareType(type).replace(/^character varying$/, 'text')
