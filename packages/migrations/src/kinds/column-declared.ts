import type { EntityMetadata } from 'typeorm'
import { UnsupportedError } from '../errors.ts'
import type { Declared } from '../model/declared.ts'
import type { Key } from '../model/key.ts'
import { type DefaultTarget, spellDefault } from '../sql/default-spelling.ts'
import { displayName, displayQualified } from '../sql/quote.ts'
import type { SequenceOptions } from '../sql/sequence-options.ts'
import { isCatalogType, spellType } from '../sql/spelling.ts'
import { withoutComments } from '../sql/without-comments.ts'
import type { Column, Generated } from './column.ts'
import { usualSequence } from './column-definition.ts'
import type { Enum } from './enum.ts'
import { enumOf } from './enum-declared.ts'
import { hasSequence } from './generated.ts'
import { columnKey, enumKey } from './keys.ts'
import { queryCacheColumns } from './query-cache-declared.ts'
import {
  type ColumnMetadata,
  columnsNamedIn,
  databaseColumns,
  isTable,
  type Place,
  placeOf,
  propertyOf,
} from './relation-declared.ts'

export const declaredColumns = (model: Declared): readonly Column[] => [
  ...model.entities.filter(isTable).flatMap((entity) => {
    const place = placeOf(entity, model)
    return databaseColumns(entity).map((column) => declaredColumn({ column, entity, place, model }))
  }),
  ...queryCacheColumns(model),
]

interface Context {
  readonly column: ColumnMetadata
  readonly entity: EntityMetadata
  readonly place: Place
  readonly model: Declared
}

function declaredColumn(context: Context): Column {
  const { column, entity, place, model } = context
  const enumType = enumOf(column, entity, model)
  const type = enumType === null ? plainType(column, model) : enumTypeName(enumType, column, model)
  const generated = generatedOf(column, type, place)
  return {
    namespace: place.namespace,
    table: place.name,
    name: column.databaseName,
    type,
    collation: column.collation && column.collation !== 'default' ? displayName(column.collation) : null,
    nullable: column.isNullable && !column.isPrimary && !hasSequence(generated),
    default: generated === null ? defaultOf(column, { type, isEnum: enumType !== null }, model) : null,
    generated,
    uses: [...(enumType === null ? [] : [enumKey(enumType.namespace, enumType.name)]), ...computedFrom(context)],
  }
}

/** `format_type` qualifies what a type of PostgreSQL's own hides. */
function enumTypeName({ namespace, name }: Enum, { isArray }: ColumnMetadata, { defaultNamespace }: Declared): string {
  const shown = namespace === null && isCatalogType(name) ? defaultNamespace : namespace
  return `${displayQualified(shown, name)}${isArray ? '[]' : ''}`
}

const plainType = (column: ColumnMetadata, { dataSource }: Declared): string =>
  spellType(dataSource.driver.normalizeType(column), {
    length: column.length,
    precision: column.precision,
    scale: column.scale,
    array: column.isArray,
    feature: column.spatialFeatureType,
    srid: column.srid,
  })

function generatedOf(column: ColumnMetadata, type: string, place: Place): Generated | null {
  if (column.asExpression) {
    const kind = column.generatedType === 'STORED' ? 'stored' : 'virtual'
    return { kind, expression: withoutComments(column.asExpression) }
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
  target: Pick<DefaultTarget, 'type' | 'isEnum'>,
  { dataSource: { options } }: Declared,
): string | null {
  if (column.default == null && column.isGenerated && column.generationStrategy === 'uuid') {
    const isPgcrypto = options.type === 'postgres' && options.uuidExtension === 'pgcrypto'
    return isPgcrypto ? 'gen_random_uuid()' : 'uuid_generate_v4()'
  }
  const encoding = column.type === 'simple-array' || column.type === 'simple-json' ? column.type : null
  const text = spelled(column, { ...target, encoding })
  if (text !== '') return text
  throw unusable(column, 'is a function that returns nothing')
}

function spelled(column: ColumnMetadata, target: DefaultTarget): string | null {
  try {
    return spellDefault(column.default, target)
  } catch (cause) {
    throw unusable(column, `cannot be used: ${cause instanceof Error ? cause.message : cause}`)
  }
}

const unusable = (column: ColumnMetadata, what: string): UnsupportedError =>
  new UnsupportedError(`The default of ${propertyOf(column)} ${what}.`, {
    object: propertyOf(column),
    hint: "Give a value, or a function that returns SQL, as in default: () => 'now()'.",
  })

function computedFrom({ column, entity, place }: Context): readonly Key[] {
  if (!column.asExpression) return []
  const own = columnKey(place.namespace, place.name, column.databaseName)
  return columnsNamedIn(column.asExpression, entity, place).filter((key) => key !== own)
}
