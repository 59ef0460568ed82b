import type { EntityMetadata } from 'typeorm'
import { UnsupportedError } from '../errors.ts'
import { indexKey, materializedViewKey, tableKey, viewKey } from '../kinds/keys.ts'
import { databaseColumns, isMaterialized, isTable, isView, placeOf } from '../kinds/relation-declared.ts'
import { type Key, nameOf } from '../model/key.ts'

interface Sorted {
  readonly managed: readonly EntityMetadata[]
  /** What TypeORM is told not to synchronise. */
  readonly unmanaged: readonly Key[]
}

type Scope = { readonly defaultNamespace: string }

/**
 * The entities whose tables and views are the tool's business, in an order of their own: by table, and the classes that
 * map one table by name.
 */
export function sortEntities(entities: readonly EntityMetadata[], scope: Scope): Sorted {
  const relations = inOrder(
    entities.filter((entity) => isTable(entity) || isView(entity)),
    scope,
  )
  const managed = relations.filter(({ synchronize }) => synchronize)
  const kept = withoutMappedJunctions(managed, scope)
  const known = new Set(kept.map((entity) => relationKey(entity, scope)))
  const unmanaged = relations.map((entity) => relationKey(entity, scope)).filter((key) => !known.has(key))
  return {
    managed: kept,
    unmanaged: [...new Set(unmanaged), ...kept.flatMap((entity) => unmanagedIndexes(entity, scope))],
  }
}

function inOrder(entities: readonly EntityMetadata[], scope: Scope): readonly EntityMetadata[] {
  const placed = entities.map((entity) => ({
    entity,
    place: `${relationKey(entity, scope)} ${entity.isJunction ? 1 : 0} ${entity.name}`,
  }))
  return placed
    .sort(({ place: first }, { place: second }) => (first < second ? -1 : first > second ? 1 : 0))
    .map(({ entity }) => entity)
}

function relationKey(entity: EntityMetadata, scope: Scope): Key {
  const { namespace, name } = placeOf(entity, scope)
  if (isTable(entity)) return tableKey(namespace, name)
  return isMaterialized(entity) ? materializedViewKey(namespace, name) : viewKey(namespace, name)
}

const unmanagedIndexes = (entity: EntityMetadata, scope: Scope): readonly Key[] =>
  entity.indices
    .filter(({ synchronize, givenName }) => !synchronize && givenName !== undefined)
    .map(({ name }) => indexKey(placeOf(entity, scope).namespace, name))

/** A join table that also has an entity is what the entity says; TypeORM derives the other reading from the relation. */
function withoutMappedJunctions(entities: readonly EntityMetadata[], scope: Scope): readonly EntityMetadata[] {
  const mapped = new Map(
    entities.filter(({ tableType }) => tableType === 'regular').map((entity) => [relationKey(entity, scope), entity]),
  )
  return entities.filter((entity) => {
    const twin = entity.tableType === 'junction' ? mapped.get(relationKey(entity, scope)) : undefined
    if (twin === undefined) return true
    checkMapped(entity, twin, relationKey(entity, scope))
    return false
  })
}

function checkMapped(junction: EntityMetadata, entity: EntityMetadata, key: Key): void {
  const columns = new Set(databaseColumns(entity).map(({ databaseName }) => databaseName))
  const missing = junction.columns.find(({ databaseName }) => !columns.has(databaseName))
  if (missing === undefined) return
  const relation = missing.relationMetadata
  const from = relation === undefined ? 'a relation' : `${relation.entityMetadata.name}.${relation.propertyName}`
  throw new UnsupportedError(
    `The table ${nameOf(key)} is mapped twice: ${entity.name} has no column ${missing.databaseName}, which the join table of ${from} needs.`,
    {
      object: nameOf(key),
      hint: `Name the columns of ${entity.name} in @JoinTable with joinColumn and inverseJoinColumn.`,
    },
  )
}
