import type { PlanContext } from '../model/kind.ts'
import { type Statement, statement } from '../model/statement.ts'
import { displayQualified, quoteLiteral, quoteName, quoteQualified } from '../sql/quote.ts'
import type { Column, OwnedSequence } from './column.ts'
import { alterColumn } from './column-alter.ts'
import { createSequence, identityClause, nextValue, ownSequence } from './column-definition.ts'
import { isFresh } from './column-fill.ts'
import { hasSequence } from './generated.ts'
import { isHandedOver } from './handed-sequence.ts'
import { sequenceKey, tableKey } from './keys.ts'
import { alterSequence } from './sequence-alter.ts'

/** Takes the sequence off a column that becomes plain, or gets its numbers in another way. */
export function leaveSequence(before: Column, after: Column, { after: side }: PlanContext): readonly Statement[] {
  const { generated } = before
  if (!hasSequence(generated) || generated.kind === after.generated?.kind || isHandedOver(before, after, side))
    return []
  const loses = hasSequence(after.generated)
    ? null
    : `the number that ${displayQualified(before.namespace, before.table, before.name)} has reached`
  if (generated.kind === 'identity') return [alterColumn(before, 'DROP IDENTITY', { loses })]
  const { name } = generated.sequence
  return [
    alterColumn(before, 'DROP DEFAULT'),
    statement(`DROP SEQUENCE ${quoteQualified(before.namespace, name)}`, {
      locks: [{ relation: sequenceKey(before.namespace, name), mode: 'ACCESS EXCLUSIVE' }],
      loses,
    }),
  ]
}

/** Gives a column that is there a sequence of its own. */
export function enterSequence(before: Column, after: Column, context: PlanContext): readonly Statement[] {
  const { generated } = after
  if (!hasSequence(generated) || generated.kind === before.generated?.kind) return []
  if (isHandedOver(after, before, context.before)) return catchUp(before, after, generated.sequence)
  if (generated.kind === 'identity')
    return [alterColumn(after, `ADD ${identityClause(after)}`), startAfterRows(after, generated.sequence)]
  return [
    createSequence(after, generated.sequence),
    ownSequence(after, generated.sequence),
    alterColumn(after, `SET DEFAULT ${nextValue(after, generated.sequence)}`),
    // No row of a fresh column has a number, but others may draw them from here on.
    ...(isFresh(after, context) ? [] : [startAfterRows(after, generated.sequence)]),
  ]
}

/** Other options, or another name, for the sequence that a column keeps. */
export function changeSequence(before: Column, after: Column): readonly Statement[] {
  const [was, becomes] = [before.generated, after.generated]
  if (!hasSequence(was) || !hasSequence(becomes) || was.kind !== becomes.kind) return []
  const [from, to] = [was.sequence, becomes.sequence]
  const locks = [{ relation: sequenceKey(before.namespace, from.name), mode: 'ACCESS EXCLUSIVE' }] as const
  const always =
    was.kind === 'identity' && becomes.kind === 'identity' && was.always !== becomes.always
      ? [alterColumn(after, `SET GENERATED ${becomes.always ? 'ALWAYS' : 'BY DEFAULT'}`)]
      : []
  const renamed = `ALTER SEQUENCE ${quoteQualified(before.namespace, from.name)} RENAME TO ${quoteName(to.name)}`
  return [
    ...always,
    ...alterSequence({ namespace: before.namespace, name: from.name }, from.options, to.options),
    ...(from.name === to.name ? [] : [statement(renamed, { locks })]),
  ]
}

/** A serial column as one with a plain default. */
export function withPlainDefault(column: Column): Column {
  const { generated } = column
  return generated?.kind === 'serial'
    ? { ...column, generated: null, default: nextValue(column, generated.sequence) }
    : column
}

/** A fresh sequence begins at its start, whatever numbers the rows already have. */
function startAfterRows(column: Column, { name, options }: OwnedSequence): Statement {
  const sequence = quoteLiteral(displayQualified(column.namespace, name))
  const isDescending = options.increment.startsWith('-')
  const next = `${isDescending ? 'min' : 'max'}(${quoteName(column.name)}) + ${options.increment}`
  const first = `${isDescending ? 'least' : 'greatest'}(${next}, ${options.start})`
  const sql = `SELECT setval(${sequence}, ${first}, false) FROM ${quoteQualified(column.namespace, column.table)}`
  return statement(sql, { scans: [tableKey(column.namespace, column.table)] })
}

/** A sequence that has not filled the column may be behind its rows. */
function catchUp(before: Column, { namespace, table, name }: Column, sequence: OwnedSequence): readonly Statement[] {
  const key = sequenceKey(namespace, sequence.name)
  if (before.uses.includes(key)) return []
  const [most, reaches] = sequence.options.increment.startsWith('-') ? ['min', '<='] : ['max', '>=']
  const [own, reached] = [`${most}(${quoteName(name)})`, quoteQualified(namespace, sequence.name)]
  const literal = quoteLiteral(displayQualified(namespace, sequence.name))
  const sql = `SELECT setval(${literal}, ${own}) FROM ${quoteQualified(namespace, table)} HAVING ${own} ${reaches} (SELECT last_value FROM ${reached})`
  return [statement(sql, { scans: [tableKey(namespace, table)] })]
}
