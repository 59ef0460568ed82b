import type { PlanContext } from '../model/kind.ts'
import { type Statement, statement } from '../model/statement.ts'
import { quoteLiteral, quoteName, quoteQualified } from '../sql/quote.ts'
import { sequenceChanges } from '../sql/sequence-options.ts'
import type { Column, OwnedSequence } from './column.ts'
import { alterColumn } from './column-alter.ts'
import { createSequence, identityClause, nextValue, ownSequence } from './column-definition.ts'
import { sequenceKey, tableKey } from './keys.ts'

/** The statements that change where a column's values come from; computed columns know few ways. */
export function changeGenerated(before: Column, after: Column, context: PlanContext): readonly Statement[] | 'replace' {
  const [was, becomes] = [before.generated, after.generated]
  if (was === null && becomes === null) return []
  if (isExpression(was) || isExpression(becomes)) return changeExpression(before, after, context)
  if (was?.kind === becomes?.kind) return changeSequence(before, after)
  return [...leave(before, after), ...enter(after)]
}

const isExpression = (generated: Column['generated']): boolean => generated !== null && 'expression' in generated

function changeExpression(
  before: Column,
  after: Column,
  { serverVersion }: PlanContext,
): readonly Statement[] | 'replace' {
  const [was, becomes] = [before.generated, after.generated]
  if (was?.kind === 'stored' && becomes === null) return [alterColumn(after, 'DROP EXPRESSION')]
  if (!was || !becomes || !('expression' in was) || !('expression' in becomes) || was.kind !== becomes.kind)
    return 'replace'
  if (before.type !== after.type || before.collation !== after.collation) return 'replace'
  if (was.expression === becomes.expression) return []
  if (serverVersion < 17) return 'replace'
  const table = tableKey(after.namespace, after.table)
  const touched = becomes.kind === 'stored' ? [table] : []
  return [alterColumn(after, `SET EXPRESSION AS (${becomes.expression})`, { rewrites: touched, scans: touched })]
}

function leave(before: Column, after: Column): readonly Statement[] {
  const { generated } = before
  if (generated?.kind === 'identity') return [alterColumn(after, 'DROP IDENTITY', { loses: reached(before) })]
  if (generated?.kind !== 'serial') return []
  const sequence = quoteQualified(before.namespace, generated.sequence.name)
  return [
    alterColumn(after, 'DROP DEFAULT'),
    statement(`DROP SEQUENCE ${sequence}`, {
      locks: [{ relation: sequenceKey(before.namespace, generated.sequence.name), mode: 'ACCESS EXCLUSIVE' }],
      loses: reached(before),
    }),
  ]
}

const reached = ({ table, name }: Column): string => `the number that ${table}.${name} has reached`

function enter(after: Column): readonly Statement[] {
  const { generated } = after
  if (generated?.kind === 'identity') {
    return [alterColumn(after, `ADD ${identityClause(after)}`), startAfterRows(after, generated.sequence)]
  }
  if (generated?.kind !== 'serial') return []
  const { sequence } = generated
  return [
    createSequence(after, sequence),
    ownSequence(after, sequence),
    alterColumn(after, `SET DEFAULT ${nextValue(after, sequence)}`),
    startAfterRows(after, sequence),
  ]
}

/** A fresh sequence begins at its start, whatever numbers the rows already have. */
function startAfterRows(column: Column, { name, options }: OwnedSequence): Statement {
  const sequence = quoteLiteral(quoteQualified(column.namespace, name))
  const furthest = options.increment.startsWith('-') ? 'min' : 'max'
  const next = `${furthest}(${quoteName(column.name)}) + ${options.increment}`
  const bounded = options.increment.startsWith('-')
    ? `least(${next}, ${options.start})`
    : `greatest(${next}, ${options.start})`
  const sql = `SELECT setval(${sequence}, coalesce(${bounded}, ${options.start}), false) FROM ${quoteQualified(column.namespace, column.table)}`
  return statement(sql, { scans: [tableKey(column.namespace, column.table)] })
}

function changeSequence(before: Column, after: Column): readonly Statement[] {
  const [was, becomes] = [before.generated, after.generated]
  if (!was || !becomes || !('sequence' in was) || !('sequence' in becomes)) return []
  const [from, to] = [was.sequence, becomes.sequence]
  const clauses = sequenceChanges(from.options, to.options)
  const locks = [{ relation: sequenceKey(before.namespace, from.name), mode: 'ACCESS EXCLUSIVE' }] as const
  return [
    ...(was.kind === 'identity' && becomes.kind === 'identity' && was.always !== becomes.always
      ? [alterColumn(after, `SET GENERATED ${becomes.always ? 'ALWAYS' : 'BY DEFAULT'}`)]
      : []),
    ...(clauses.length === 0
      ? []
      : [statement(`ALTER SEQUENCE ${quoteQualified(before.namespace, from.name)} ${clauses.join(' ')}`, { locks })]),
    ...(from.name === to.name
      ? []
      : [
          statement(`ALTER SEQUENCE ${quoteQualified(before.namespace, from.name)} RENAME TO ${quoteName(to.name)}`, {
            locks,
          }),
        ]),
  ]
}
