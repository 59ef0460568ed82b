import type { Index, IndexElement } from './table-index.ts'

/** What an entity says, with the choices of the index that is there for which TypeORM has no word. */
export function adoptIndex(live: Index, { byEntity, ...declared }: Index): Index {
  if (byEntity === undefined) return declared
  const { include, nullsNotDistinct } = live
  const elements = declared.elements.map((element, place) => adoptElement(live.elements[place], element))
  return { ...declared, include, nullsNotDistinct, elements }
}

function adoptElement(live: IndexElement | undefined, declared: IndexElement): IndexElement {
  if (live === undefined || live.column === null || live.column !== declared.column) return declared
  const { collation, operatorClass } = live
  const nullsFirst = live.descending === declared.descending ? live.nullsFirst : declared.nullsFirst
  return { ...declared, collation, operatorClass, nullsFirst }
}
