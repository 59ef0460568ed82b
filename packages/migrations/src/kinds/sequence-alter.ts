import { type Statement, statement } from '../model/statement.ts'
import { quoteLiteral, quoteQualified } from '../sql/quote.ts'
import { type SequenceOptions, sequenceChanges, unitedRange } from '../sql/sequence-options.ts'
import { sequenceKey } from './keys.ts'

interface Named {
  readonly namespace: string | null
  readonly name: string
}

/**
 * ALTER SEQUENCE. It refuses a range that the sequence has already left, and nobody knows how far that is when the plan
 * is made; so where the range gets narrower, the sequence is first led into what remains of it.
 */
export function alterSequence(named: Named, before: SequenceOptions, after: SequenceOptions): readonly Statement[] {
  const united = unitedRange(before, after)
  if (united.min === after.min && united.max === after.max) return alter(named, sequenceChanges(before, after))
  const [wider, narrower] = [sequenceChanges(before, united), sequenceChanges(united, after)]
  return [...alter(named, wider), moveInto(named, after), ...alter(named, narrower)]
}

function alter({ namespace, name }: Named, clauses: readonly string[]): readonly Statement[] {
  if (clauses.length === 0) return []
  const sql = `ALTER SEQUENCE ${quoteQualified(namespace, name)} ${clauses.join(' ')}`
  return [statement(sql, { locks: [{ relation: sequenceKey(namespace, name), mode: 'SHARE ROW EXCLUSIVE' }] })]
}

function moveInto({ namespace, name }: Named, { min, max }: SequenceOptions): Statement {
  const sequence = quoteQualified(namespace, name)
  const isInside = `last_value BETWEEN ${min} AND ${max}`
  return statement(
    `SELECT setval(${quoteLiteral(sequence)}, least(greatest(last_value, ${min}), ${max}), is_called AND ${isInside}) FROM ${sequence}`,
    { locks: [{ relation: sequenceKey(namespace, name), mode: 'ROW EXCLUSIVE' }] },
  )
}
