import type { EntityMetadata } from 'typeorm'
import { UnsupportedError } from '../errors.ts'
import type { Declared } from '../model/declared.ts'
import { longestName } from '../sql/object-name.ts'
import type { Enum } from './enum.ts'
import { type ColumnMetadata, databaseColumns, isTable, placeOf, propertyOf } from './relation-declared.ts'

export const declaredEnums = (model: Declared): readonly Enum[] =>
  model.entities.flatMap((entity) => enumsOf(entity, model))

/** The enum types of an entity's columns, one for each column that has one. */
export const enumsOf = (entity: EntityMetadata, model: Declared): readonly Enum[] =>
  isTable(entity) ? databaseColumns(entity).flatMap((column) => enumOf(column, entity, model) ?? []) : []

/**
 * The enum type of a column; null for a column of another type. Its values are empty where only `enumName` is given: the
 * type is somebody else's.
 */
export function enumOf(column: ColumnMetadata, entity: EntityMetadata, model: Declared): Enum | null {
  if (!isEnum(column)) return null
  const { referencedColumn } = column
  // Two enum types cannot be compared, so a foreign key's column has the type of the column it refers to.
  if (!column.enumName && referencedColumn && isEnum(referencedColumn))
    return enumOf(referencedColumn, referencedColumn.entityMetadata, model)
  const table = placeOf(entity, model)
  const [name = '', namespace] = (column.enumName ?? `${table.name}_${column.databaseName.toLowerCase()}_enum`)
    .split('.')
    .reverse()
  return {
    namespace: namespace === undefined ? table.namespace : namespace === model.defaultNamespace ? null : namespace,
    name,
    values: valuesOf(column),
  }
}

function valuesOf(column: ColumnMetadata): readonly string[] {
  const values = (column.enum ?? []).map(String)
  const twice = values.find((value, index) => values.indexOf(value) < index)
  const long = values.find((value) => Buffer.byteLength(value) > longestName)
  if (twice === undefined && long === undefined) return values
  const what = twice === undefined ? `of more than ${longestName} bytes: ${long}` : `twice: ${twice}`
  throw new UnsupportedError(`The enum of ${propertyOf(column)} has a value ${what}.`, { object: propertyOf(column) })
}

const isEnum = ({ type }: ColumnMetadata): boolean => type === 'enum' || type === 'simple-enum'

/** Whose values the entities do not list has those that are there. */
export const adoptValues = (live: Enum, declared: Enum): Enum => (declared.values.length === 0 ? live : declared)
