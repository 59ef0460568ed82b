import { quoteName, quoteNames } from '../sql/quote.ts'
import type { Constant, ConstantRecord } from './evaluate.ts'

/** A table as TypeORM is told it: its path, or an object with its name and perhaps its schema. */
export function tableName(table: Constant): string {
  const { name, schema } =
    typeof table === 'object' && table !== null && 'name' in table ? table : { name: table, schema: undefined }
  const path = String(name ?? '').split('.')
  const parts = schema === undefined || path.length > 1 ? path.slice(-2) : [String(schema), ...path]
  return parts.map(quoteName).join('.')
}

const names = (value: Constant): readonly string[] => (Array.isArray(value) ? value.map(String) : [String(value ?? '')])

export function columnDefinition(table: Constant, column: ConstantRecord): string {
  const { name, isNullable, isPrimary, isUnique, collation } = column
  return [
    quoteName(String(name)),
    typeOf(table, column),
    ...(collation === undefined ? [] : [`COLLATE ${quoteName(String(collation))}`]),
    ...fillOf(column),
    ...(isNullable === true ? [] : ['NOT NULL']),
    ...(isUnique === true ? ['UNIQUE'] : []),
    ...(isPrimary === true ? ['PRIMARY KEY'] : []),
  ].join(' ')
}

/** Whole numbers of TypeORM's that number themselves are serial, unless an identity is asked for. */
const serials: Readonly<Record<string, string>> = {
  smallint: 'smallserial',
  int2: 'smallserial',
  bigint: 'bigserial',
  int8: 'bigserial',
}

function typeOf(table: Constant, column: ConstantRecord): string {
  const { type, length, precision, scale, isArray, isGenerated, generationStrategy } = column
  const name = String(type)
  if (isGenerated === true && (generationStrategy ?? 'increment') === 'increment') return serials[name] ?? 'serial'
  if (column.enum !== undefined) {
    const path = typeof table === 'object' && table !== null && 'name' in table ? table.name : table
    const own = column.enumName ?? `${String(path).split('.').at(-1)}_${column.name}_enum`
    return `${quoteName(String(own))}${isArray === true ? '[]' : ''}`
  }
  const inside =
    length !== undefined && length !== ''
      ? `(${length})`
      : precision !== undefined && precision !== null
        ? `(${precision}${scale === undefined ? '' : `, ${scale}`})`
        : ''
  // The precision of a time stands before its zone.
  const [first = '', rest = ''] = name.split(/(?= with)/)
  return `${first}${inside}${rest}${isArray === true ? '[]' : ''}`
}

function fillOf({
  isGenerated,
  generationStrategy,
  generatedIdentity,
  asExpression,
  generatedType,
  default: value,
}: ConstantRecord): readonly string[] {
  if (asExpression !== undefined) return [`GENERATED ALWAYS AS (${asExpression}) ${generatedType ?? 'STORED'}`]
  if (isGenerated === true && generationStrategy === 'identity')
    return [`GENERATED ${generatedIdentity ?? 'BY DEFAULT'} AS IDENTITY`]
  if (isGenerated === true && generationStrategy === 'uuid') return ['DEFAULT uuid_generate_v4()']
  return value === undefined || value === null ? [] : [`DEFAULT ${value}`]
}

export function constraintDefinition(type: string, constraint: ConstantRecord): string {
  const { name, columnNames, expression, referencedTableName, referencedSchema, referencedColumnNames } = constraint
  const called = name === undefined ? '' : `CONSTRAINT ${quoteName(String(name))} `
  if (type === 'CHECK') return `${called}CHECK (${expression})`
  if (type === 'EXCLUDE') return `${called}EXCLUDE ${expression}`
  const columns = `(${quoteNames(names(columnNames))})`
  if (type !== 'FOREIGN KEY') return `${called}${type} ${columns}`
  const target = tableName({ name: referencedTableName, schema: referencedSchema })
  return `${called}FOREIGN KEY ${columns} REFERENCES ${target} (${quoteNames(names(referencedColumnNames))})`
}

export function indexStatement(table: Constant, index: ConstantRecord): string {
  const { name, columnNames, isUnique, isConcurrent, isSpatial, where } = index
  const words = [
    'CREATE',
    ...(isUnique === true ? ['UNIQUE'] : []),
    'INDEX',
    ...(isConcurrent === true ? ['CONCURRENTLY'] : []),
  ]
  const called = name === undefined ? '' : ` ${quoteName(String(name))}`
  const method = isSpatial === true ? ' USING gist' : ''
  const condition = where === undefined || where === '' ? '' : ` WHERE ${where}`
  return `${words.join(' ')}${called} ON ${tableName(table)}${method} (${quoteNames(names(columnNames))})${condition}`
}
