import type { EntityMetadata } from 'typeorm'
import { UnsupportedError } from '../errors.ts'
import type { Declared } from '../model/declared.ts'
import { spellDefault } from '../sql/default-spelling.ts'
import { displayName, displayQualified } from '../sql/quote.ts'
import type { SequenceOptions } from '../sql/sequence-options.ts'
import { spellType } from '../sql/spelling.ts'
import type { Column, Generated } from './column.ts'
import { usualSequence } from './column-definition.ts'
import { enumOf } from './enum-declared.ts'
import { columnKey, enumKey } from './keys.ts'
import {
  type ColumnMetadata,
  columnsNamedIn,
  databaseColumns,
  isTable,
  type Place,
  placeOf,
  propertyOf,
} from './relation-declared.ts'

export const declaredColumns = (model: Declared): readonly Column[] =>
  model.entities
    .filter(isTable)
    .flatMap((entity) => databaseColumns(entity).map((column) => declaredColumn(column, entity, model)))

function declaredColumn(column: ColumnMetadata, entity: EntityMetadata, model: Declared): Column {
  const place = placeOf(entity, model)
  const type = typeOf(column, entity, model)
  const generated = generatedOf(column, type, place)
  return {
    namespace: place.namespace,
    table: place.name,
    name: column.databaseName,
    type,
    collation: column.collation && column.collation !== 'default' ? displayName(column.collation) : null,
    nullable: column.isNullable && !column.isPrimary && !(generated && 'sequence' in generated),
    default: generated === null ? defaultOf(column, { type, entity, model }) : null,
    generated,
    uses: usesOf(column, { place, entity, model }),
  }
}

function typeOf(column: ColumnMetadata, entity: EntityMetadata, model: Declared): string {
  const type = enumOf(column, entity, model)
  if (type !== null) return `${displayQualified(type.namespace, type.name)}${column.isArray ? '[]' : ''}`
  return spellType(model.dataSource.driver.normalizeType(column), {
    length: column.length,
    precision: column.precision,
    scale: column.scale,
    array: column.isArray,
    feature: column.spatialFeatureType,
    srid: column.srid,
  })
}

function generatedOf(column: ColumnMetadata, type: string, place: Place): Generated | null {
  if (column.asExpression) {
    const kind = column.generatedType === 'STORED' ? 'stored' : 'virtual'
    return { kind, expression: column.asExpression.trim() }
  }
  // TypeORM's declared type of the strategy leaves identity out.
  const strategy: string | undefined = column.generationStrategy
  if (!column.isGenerated || strategy === 'uuid') return null
  const sequence = usualSequence({ table: place.name, name: column.databaseName }, counted(column, type))
  if (strategy !== 'identity') return { kind: 'serial', sequence }
  return { kind: 'identity', always: column.generatedIdentity === 'ALWAYS', sequence }
}

function counted(column: ColumnMetadata, type: string): SequenceOptions['type'] {
  if (type === 'smallint' || type === 'integer' || type === 'bigint') return type
  throw new UnsupportedError(`${propertyOf(column)} counts up, but its type is ${type}.`, {
    object: propertyOf(column),
    hint: "A column that counts up is of type 'smallint', 'integer' or 'bigint'.",
  })
}

function defaultOf(
  column: ColumnMetadata,
  { type, entity, model }: { type: string; entity: EntityMetadata; model: Declared },
): string | null {
  if (column.default == null && column.isGenerated && column.generationStrategy === 'uuid') return uuidGenerator(model)
  const encoding = column.type === 'simple-array' || column.type === 'simple-json' ? column.type : null
  const text = spellDefault(column.default, { type, encoding, isEnum: enumOf(column, entity, model) !== null })
  if (text !== '') return text
  throw new UnsupportedError(`The default of ${propertyOf(column)} is a function that returns nothing.`, {
    object: propertyOf(column),
    hint: "Let it return SQL, as in default: () => 'now()'.",
  })
}

const uuidGenerator = ({ dataSource: { options } }: Declared): string =>
  options.type === 'postgres' && options.uuidExtension === 'pgcrypto' ? 'gen_random_uuid()' : 'uuid_generate_v4()'

function usesOf(
  column: ColumnMetadata,
  { place, entity, model }: { place: Place; entity: EntityMetadata; model: Declared },
): Column['uses'] {
  const type = enumOf(column, entity, model)
  const own = columnKey(place.namespace, place.name, column.databaseName)
  return [
    ...(type === null ? [] : [enumKey(type.namespace, type.name)]),
    ...(column.asExpression ? columnsNamedIn(column.asExpression, entity, place).filter((key) => key !== own) : []),
  ]
}
