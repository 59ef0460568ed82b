import type { EntityMetadata } from 'typeorm'
import { UnsupportedError } from '../errors.ts'
import type { Declared } from '../model/declared.ts'
import { withoutComments } from '../sql/without-comments.ts'
import { columnsNamedIn, isMaterialized, isTable, isView, placeOf } from './relation-declared.ts'
import type { Index, IndexElement } from './table-index.ts'

type IndexMetadata = EntityMetadata['indices'][number]

/** An index that TypeORM is told not to synchronise is somebody else's; a plain view has none. */
export const declaredIndexes = (model: Declared): readonly Index[] =>
  model.entities
    .filter((entity) => isTable(entity) || (isView(entity) && isMaterialized(entity)))
    .flatMap((entity) =>
      entity.indices.filter(({ synchronize }) => synchronize).map((index) => declaredIndex(index, entity, model)),
    )

function declaredIndex(index: IndexMetadata, entity: EntityMetadata, model: Declared): Index {
  const place = placeOf(entity, model)
  const where = withoutComments(index.where ?? '') || null
  return {
    namespace: place.namespace,
    table: place.name,
    on: isTable(entity) ? 'table' : 'materialized view',
    name: index.name,
    unique: index.isUnique,
    method: index.isSpatial ? 'gist' : (index.type ?? 'btree'),
    elements: elementsOf(index, entity),
    include: [],
    where,
    nullsNotDistinct: false,
    valid: true,
    byEntity: true,
    uses: where === null || !isTable(entity) ? [] : columnsNamedIn(where, entity, place),
  }
}

function elementsOf(index: IndexMetadata, entity: EntityMetadata): readonly IndexElement[] {
  if (index.columns.length > 0) return index.columns.map((column) => elementOf(column, index))
  throw new UnsupportedError(`${entity.name}: the index ${index.name} has no columns.`, {
    object: index.name,
    hint: 'Name its columns, or say { synchronize: false } if it is made by hand.',
  })
}

/** PostgreSQL puts nulls first when an index descends. */
function elementOf(
  { databaseName, databasePath }: IndexMetadata['columns'][number],
  index: IndexMetadata,
): IndexElement {
  const descending = index.columnNamesWithOrderingMap[databasePath] === -1
  return {
    column: databaseName,
    expression: null,
    collation: null,
    operatorClass: null,
    descending,
    nullsFirst: descending,
  }
}
