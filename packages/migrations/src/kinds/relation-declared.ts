import type { EntityMetadata } from 'typeorm'
import { UnsupportedError } from '../errors.ts'
import type { Declared } from '../model/declared.ts'
import type { Key } from '../model/key.ts'
import { identifiersIn } from '../sql/spelling.ts'
import { columnKey } from './keys.ts'

/** TypeORM keeps these classes to itself; an entity's lists have them. */
export type ColumnMetadata = EntityMetadata['columns'][number]

export interface Place {
  /** Null for the default one. */
  readonly namespace: string | null
  readonly name: string
}

export const isTable = ({ tableType }: EntityMetadata): boolean => tableType !== 'view' && tableType !== 'entity-child'

export const isView = ({ tableType }: EntityMetadata): boolean => tableType === 'view'

export const isMaterialized = (entity: EntityMetadata): boolean => Boolean(entity.tableMetadataArgs.materialized)

/** Where an entity's table or view lives. TypeORM takes a dot in the name for the end of the namespace. */
export function placeOf(entity: EntityMetadata, { defaultNamespace }: Pick<Declared, 'defaultNamespace'>): Place {
  const [name = '', schema, ...others] = entity.tableName.split('.').reverse()
  const namespace = schema ?? entity.schema ?? null
  if (others.length > 0 || (schema !== undefined && entity.schema && entity.schema !== schema)) {
    throw new UnsupportedError(`${entity.name}: the name ${entity.tableName} has a dot in it.`, {
      object: entity.tableName,
      hint: 'Name the PostgreSQL schema with the option schema of @Entity or @ViewEntity.',
    })
  }
  return { namespace: namespace === defaultNamespace || namespace === '' ? null : namespace, name }
}

/** The columns that are in the database: virtual ones are only computed by queries. */
export const databaseColumns = (entity: EntityMetadata): readonly ColumnMetadata[] =>
  entity.columns.filter(({ isVirtualProperty }) => !isVirtualProperty)

/** The columns of the entity's own table that a piece of SQL names. */
export function columnsNamedIn(sql: string, entity: EntityMetadata, { namespace, name }: Place): readonly Key[] {
  const named = identifiersIn(sql)
  const names = databaseColumns(entity).map(({ databaseName }) => databaseName)
  return names.filter((column) => named.has(column)).map((column) => columnKey(namespace, name, column))
}

/** As a person finds it in the code: `Reminder.createdAt`. */
export const propertyOf = (column: ColumnMetadata): string =>
  `${column.entityMetadata.name}.${column.propertyPath ?? column.propertyName}`

export const deferralOf = (deferrable: string | undefined) => ({
  deferrable: Boolean(deferrable),
  initiallyDeferred: deferrable === 'INITIALLY DEFERRED',
})

/** A naming strategy gets what TypeORM's own schema builder gives it: the path of the table. */
export function primaryKeyName(place: Place, columns: readonly string[], { dataSource }: Declared): string {
  const path = place.namespace === null ? place.name : `${place.namespace}.${place.name}`
  return dataSource.namingStrategy.primaryKeyName(path, [...columns])
}
