import type { DataSource, EntityMetadata } from 'typeorm'
import { UnsupportedError } from '../errors.ts'
import type { Declared } from '../model/declared.ts'
import type { Key } from '../model/key.ts'
import { identifiersIn } from '../sql/spelling.ts'
import { withoutComments } from '../sql/without-comments.ts'
import { columnKey, materializedViewKey, viewKey } from './keys.ts'
import { databaseColumns, isMaterialized, isTable, isView, type Place, placeOf } from './relation-declared.ts'
import type { View } from './view-relation.ts'

export const declaredViews = (model: Declared, { materialized }: { readonly materialized: boolean }): readonly View[] =>
  model.entities
    .filter((entity) => isView(entity) && isMaterialized(entity) === materialized)
    .map((entity) => {
      const query = queryOf(entity, model)
      return { ...placeOf(entity, model), query, options: [], populated: true, uses: usesOf(entity, query, model) }
    })

function queryOf({ expression, name }: EntityMetadata, { dataSource }: Declared): string {
  const { query, parameters } =
    typeof expression === 'function'
      ? builtQuery(() => expression(dataSource), name)
      : { query: expression, parameters: {} }
  const text = withoutComments(query ?? '').replace(/\s*;$/, '')
  if (text === '') throw unusable(name, 'has no query', 'Give @ViewEntity an expression.')
  if (Object.keys(parameters).length === 0) return text
  throw unusable(name, 'has a query with parameters', 'A view keeps no parameters: write the values into the query.')
}

type QueryBuilder = ReturnType<Extract<EntityMetadata['expression'], (dataSource: DataSource) => unknown>>

function builtQuery(build: () => QueryBuilder, name: string): { query: string; parameters: object } {
  try {
    const builder = build()
    return { query: builder.getQuery(), parameters: builder.getParameters() }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw unusable(
      name,
      `has a query that cannot be built: ${reason.replace(/\.$/, '')}`,
      'Build it without asking the database.',
    )
  }
}

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
