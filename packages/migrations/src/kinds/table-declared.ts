import type { Declared } from '../model/declared.ts'
import { queryCachePlaces } from './query-cache-declared.ts'
import { isTable, placeOf } from './relation-declared.ts'
import type { Table } from './table.ts'

export const declaredTables = (model: Declared): readonly Table[] =>
  [...model.entities.filter(isTable).map((entity) => placeOf(entity, model)), ...queryCachePlaces(model)].map(
    (place) => ({ ...place, partitionedBy: null, uses: [] }),
  )
