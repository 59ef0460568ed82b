import { type Statement, statement } from '../model/statement.ts'
import { displayQualified, quoteLiteral, quoteQualified } from '../sql/quote.ts'
import { defaultSequenceOptions, type SequenceOptions, sequenceChanges, unitedRange } from '../sql/sequence-options.ts'
import { sequenceKey } from './keys.ts'

interface Named {
  readonly namespace: string | null
  readonly name: string
}

/**
 * ALTER SEQUENCE. It refuses a range that the sequence has already left, and nobody knows how far that is when the plan
 * is made; so where the range gets narrower, the sequence is first led into what remains of it. Not where only the type
 * gets narrower: numbers beyond it would not fit into the column either.
 */
export function alterSequence(named: Named, before: SequenceOptions, after: SequenceOptions): readonly Statement[] {
  const united = unitedRange(before, after)
  const isNarrower = united.min !== after.min || united.max !== after.max
  if (!isNarrower || (hasUsualRange(before) && hasUsualRange(after)))
    return alter(named, sequenceChanges(before, after))
  const [wider, narrower] = [sequenceChanges(before, united), sequenceChanges(united, after)]
  return [...alter(named, wider), moveInto(named, after), ...alter(named, narrower)]
}

function hasUsualRange({ type, increment, min, max }: SequenceOptions): boolean {
  const usual = defaultSequenceOptions(type, increment)
  return min === usual.min && max === usual.max && !increment.startsWith('-')
}

function alter({ namespace, name }: Named, clauses: readonly string[]): readonly Statement[] {
  if (clauses.length === 0) return []
  const sql = `ALTER SEQUENCE ${quoteQualified(namespace, name)} ${clauses.join(' ')}`
  return [statement(sql, { locks: [{ relation: sequenceKey(namespace, name), mode: 'SHARE ROW EXCLUSIVE' }] })]
}

function moveInto({ namespace, name }: Named, { min, max }: SequenceOptions): Statement {
  const [sequence, literal] = [quoteQualified(namespace, name), quoteLiteral(displayQualified(namespace, name))]
  const isInside = `last_value BETWEEN ${min} AND ${max}`
  return statement(
    `SELECT setval(${literal}, least(greatest(last_value, ${min}), ${max}), is_called AND ${isInside}) FROM ${sequence}`,
    { locks: [{ relation: sequenceKey(namespace, name), mode: 'ROW EXCLUSIVE' }] },
  )
}
