import type { Lookup } from '../model/kind.ts'
import { keepsOperatorClass, takesCollation } from './index-fitness.ts'
import { columnKey } from './keys.ts'
import type { Index, IndexElement } from './table-index.ts'

/** What an entity says, with the choices of the index that is there for which TypeORM has no word. */
export function adoptIndex(live: Index, { byEntity, ...declared }: Index, is: Lookup, wanted: Lookup): Index {
  if (byEntity === undefined) return declared
  const { namespace, table } = declared
  const { include, nullsNotDistinct } = live
  const elements = declared.elements.map((element, place) => {
    const found = live.elements[place]
    if (found === undefined || found.column === null || found.column !== element.column) return element
    const key = columnKey(namespace, table, found.column)
    const [before, after] = [is.find('column', key), wanted.find('column', key)]
    const isServed = before === undefined || after === undefined || keepsOperatorClass(before, after)
    return adoptElement(found, element, {
      isServed: isServed && live.method === declared.method,
      isCollated: after === undefined || takesCollation(after),
    })
  })
  return { ...declared, include, nullsNotDistinct, elements }
}

interface Circumstance {
  readonly isServed: boolean
  readonly isCollated: boolean
}

/** An operator class is of one method and for values of one type, and only texts have a collation. */
function adoptElement(
  live: IndexElement,
  declared: IndexElement,
  { isServed, isCollated }: Circumstance,
): IndexElement {
  return {
    ...declared,
    collation: isCollated ? live.collation : declared.collation,
    operatorClass: isServed ? live.operatorClass : declared.operatorClass,
    nullsFirst: live.descending === declared.descending ? live.nullsFirst : declared.nullsFirst,
  }
}
