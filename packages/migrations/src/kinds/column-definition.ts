import { kindNameOf } from '../model/key.ts'
import type { Lookup } from '../model/kind.ts'
import { type Statement, statement } from '../model/statement.ts'
import { asRead } from '../sql/as-read.ts'
import { objectName } from '../sql/object-name.ts'
import { parenthesised } from '../sql/parenthesised.ts'
import { displayQualified, quoteLiteral, quoteName, quoteQualified } from '../sql/quote.ts'
import { defaultSequenceOptions, type SequenceOptions, sequenceClauses } from '../sql/sequence-options.ts'
import { shortType } from '../sql/type-name.ts'
import { callsIn, volatilityOf } from '../sql/volatility.ts'
import type { Column, OwnedSequence } from './column.ts'
import { tableKey } from './keys.ts'

const serialTypes: Readonly<Record<string, string>> = {
  smallint: 'smallserial',
  integer: 'serial',
  bigint: 'bigserial',
}

/** A column as it stands in CREATE TABLE and after ADD COLUMN. */
export function columnDefinition(column: Column): string {
  const { name, type, collation, nullable, default: value, generated } = column
  if (isPlainSerial(column)) return `${quoteName(name)} ${serialTypes[type]}`
  return [
    quoteName(name),
    shortType(type),
    collation === null ? '' : `COLLATE ${collation}`,
    generated === null ? '' : generatedClause(column),
    value === null ? '' : `DEFAULT ${value}`,
    nullable ? '' : 'NOT NULL',
  ]
    .filter(Boolean)
    .join(' ')
}

function generatedClause(column: Column): string {
  const { generated } = column
  if (generated === null) return ''
  if (generated.kind === 'serial') return `DEFAULT ${nextValue(column, generated.sequence)}`
  if (generated.kind === 'identity') return identityClause(column)
  return `GENERATED ALWAYS AS ${parenthesised(asRead(generated.expression))} ${generated.kind.toUpperCase()}`
}

/** `GENERATED … AS IDENTITY` with only the options that PostgreSQL would not choose by itself. */
export function identityClause(column: Column): string {
  const { generated } = column
  if (generated?.kind !== 'identity') return ''
  const { name, options } = generated.sequence
  const named = name === ownSequenceName(column) ? [] : [`SEQUENCE NAME ${quoteQualified(column.namespace, name)}`]
  const clauses = [...named, ...sequenceClauses(options)]
  const suffix = clauses.length === 0 ? '' : ` (${clauses.join(' ')})`
  return `GENERATED ${generated.always ? 'ALWAYS' : 'BY DEFAULT'} AS IDENTITY${suffix}`
}

export const ownSequenceName = ({ table, name }: Pick<Column, 'table' | 'name'>): string =>
  objectName(table, name, 'seq')

/** The default of a serial column, quoted only where it must be, as PostgreSQL prints it. */
export const nextValue = ({ namespace }: Pick<Column, 'namespace'>, { name }: Pick<OwnedSequence, 'name'>): string =>
  `nextval(${quoteLiteral(displayQualified(namespace, name))}::regclass)`

/** `serial` makes exactly this sequence, so the column needs no more than the word. */
const isPlainSerial = (column: Column): boolean =>
  column.generated?.kind === 'serial' &&
  !column.nullable &&
  column.collation === null &&
  column.type in serialTypes &&
  column.generated.sequence.name === ownSequenceName(column) &&
  isUsual(column.generated.sequence.options, column.type)

const isUsual = (options: SequenceOptions, type: string): boolean =>
  options.type === type && sequenceClauses(options).length === 0

/** What `serial` would do in one word, step by step, for a sequence that differs from what the word makes. */
export function sequenceStatements(column: Column): {
  readonly before: readonly Statement[]
  readonly after: readonly Statement[]
} {
  if (column.generated?.kind !== 'serial' || isPlainSerial(column)) return { before: [], after: [] }
  const { sequence } = column.generated
  return { before: [createSequence(column, sequence)], after: [ownSequence(column, sequence)] }
}

export function createSequence(column: Column, { name, options }: OwnedSequence): Statement {
  const type = options.type === 'bigint' ? [] : [`AS ${options.type}`]
  const words = [`CREATE SEQUENCE ${quoteQualified(column.namespace, name)}`, ...type, ...sequenceClauses(options)]
  return statement(words.join(' '))
}

export function ownSequence(column: Column, { name }: OwnedSequence): Statement {
  const owner = `${quoteQualified(column.namespace, column.table)}.${quoteName(column.name)}`
  return statement(`ALTER SEQUENCE ${quoteQualified(column.namespace, name)} OWNED BY ${owner}`, {
    locks: [{ relation: tableKey(column.namespace, column.table), mode: 'ACCESS SHARE' }],
  })
}

/** Whether each row gets a value of its own, or one of which nobody knows, so that adding the column writes every row. */
export const isVolatile = (value: string | null): boolean => value !== null && volatilityOf(callsIn(value)) !== 'steady'

/** Since PostgreSQL 11 a constant or stable default is kept in the catalog and no row is touched. */
export function addColumnFacts(column: Column, after?: Lookup): Partial<Statement> {
  const table = tableKey(column.namespace, column.table)
  const locks = [{ relation: table, mode: 'ACCESS EXCLUSIVE' }] as const
  const { generated, default: value } = column
  const writes = generated === null ? isVolatile(value) || isTested(column, after) : generated.kind !== 'virtual'
  // NOT NULL is tested on every row, unless a default answers for all of them.
  const reads = writes || (!column.nullable && value === null)
  return { locks, rewrites: writes ? [table] : [], scans: reads ? [table] : [] }
}

/** The conditions of a domain are tested value by value, while every row is written. Where it is not known, it may have some. */
const isTested = ({ uses }: Column, lookup?: Lookup): boolean =>
  uses
    .filter((key) => kindNameOf(key) === 'domain')
    .map((key) => lookup?.find('domain', key))
    .some((domain) => domain === undefined || domain.notNull || domain.checks.length > 0)

export const usualSequence = (
  column: Pick<Column, 'table' | 'name'>,
  type: SequenceOptions['type'],
): OwnedSequence => ({
  name: ownSequenceName(column),
  options: defaultSequenceOptions(type),
})
