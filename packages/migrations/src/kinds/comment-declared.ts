import type { EntityMetadata } from 'typeorm'
import type { Declared } from '../model/declared.ts'
import type { Comment } from './comment.ts'
import { databaseColumns, isMaterialized, isTable, isView, placeOf } from './relation-declared.ts'

/** TypeORM takes an empty comment for none. */
export const declaredComments = (model: Declared): readonly Comment[] =>
  model.entities
    .filter((entity) => isTable(entity) || isView(entity))
    .flatMap((entity) => {
      const { namespace, name } = placeOf(entity, model)
      const relation = { kind: relationKindOf(entity), name }
      const columns = isTable(entity) ? databaseColumns(entity) : []
      return [
        ...(entity.comment
          ? [{ on: relation.kind, namespace, relation: null, name, types: null, text: entity.comment }]
          : []),
        ...columns.flatMap(({ databaseName, comment }) =>
          comment
            ? [{ on: 'column' as const, namespace, relation, name: databaseName, types: null, text: comment }]
            : [],
        ),
      ]
    })

const relationKindOf = (entity: EntityMetadata): 'table' | 'view' | 'materialized view' =>
  isTable(entity) ? 'table' : isMaterialized(entity) ? 'materialized view' : 'view'
