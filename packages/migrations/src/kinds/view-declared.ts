import type { EntityMetadata } from 'typeorm'
import { UnsupportedError } from '../errors.ts'
import type { Declared } from '../model/declared.ts'
import type { Key } from '../model/key.ts'
import { identifiersIn } from '../sql/spelling.ts'
import { columnKey, materializedViewKey, viewKey } from './keys.ts'
import { databaseColumns, isMaterialized, isTable, isView, type Place, placeOf } from './relation-declared.ts'
import type { View } from './view.ts'

export const declaredViews = (model: Declared, { materialized }: { readonly materialized: boolean }): readonly View[] =>
  model.entities
    .filter((entity) => isView(entity) && isMaterialized(entity) === materialized)
    .map((entity) => {
      const query = queryOf(entity, model)
      return { ...placeOf(entity, model), query, options: [], uses: usesOf(entity, query, model) }
    })

function queryOf(entity: EntityMetadata, { dataSource }: Declared): string {
  const { expression, name } = entity
  const query = typeof expression === 'function' ? expression(dataSource).getQuery() : expression
  const text = query?.trim().replace(/\s*;$/, '') ?? ''
  if (text === '') throw unusable(name, 'has no query', 'Give @ViewEntity an expression.')
  if (typeof expression === 'string' || !hasParameters(expression, dataSource)) return text
  throw unusable(name, 'has a query with parameters', 'A view keeps no parameters: write the values into the query.')
}

const hasParameters = (expression: EntityMetadata['expression'], dataSource: Declared['dataSource']): boolean =>
  typeof expression === 'function' && Object.keys(expression(dataSource).getParameters()).length > 0

const unusable = (name: string, what: string, hint: string) =>
  new UnsupportedError(`The view ${name} ${what}.`, { object: name, hint })

/** The views that this one is said to depend on or names, and every column of the tables that it names. */
function usesOf(entity: EntityMetadata, query: string, model: Declared): readonly Key[] {
  const named = identifiersIn(query)
  const { dependsOn } = entity
  return model.dataSource.entityMetadatas.flatMap((other) => {
    if (other === entity || (!isTable(other) && !isView(other))) return []
    const place = placeOf(other, model)
    const isUsed = named.has(place.name) || dependsOn?.has(other.target) || dependsOn?.has(other.name)
    return isUsed ? keysOf(other, place) : []
  })
}

function keysOf(entity: EntityMetadata, { namespace, name }: Place): readonly Key[] {
  if (isTable(entity))
    return databaseColumns(entity).map(({ databaseName }) => columnKey(namespace, name, databaseName))
  return [isMaterialized(entity) ? materializedViewKey(namespace, name) : viewKey(namespace, name)]
}
