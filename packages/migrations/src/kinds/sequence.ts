import type { Kind } from '../model/kind.ts'
import { statement } from '../model/statement.ts'
import { displayQualified, quoteQualified } from '../sql/quote.ts'
import {
  decodeSequence,
  type SequenceOptions,
  sequenceChanges,
  sequenceClauses,
  sequenceColumns,
} from '../sql/sequence-options.ts'
import { inNamespace, sequenceKey } from './keys.ts'

/** A sequence that stands alone; those behind serial and identity columns belong to their column. */
export interface Sequence {
  readonly namespace: string | null
  readonly name: string
  readonly options: SequenceOptions
}

export const sequenceKind: Kind<Sequence> = {
  name: 'sequence',
  rank: 12,
  rebuildable: () => false,
  key: ({ namespace, name }) => sequenceKey(namespace, name),
  references: ({ namespace }) => inNamespace(namespace),
  occupies: ({ namespace, name }) => [`relation:${displayQualified(namespace, name)}`],
  catalog: {
    sql: `
      select r.namespace, r.name, ${sequenceColumns}
      from relation r
      join pg_sequence s on s.seqrelid = r.oid
      where not exists (select from owned_sequence o where o.oid = r.oid)
      order by r.namespace nulls first, r.name`,
    decode: (row) => ({
      namespace: row.namespace as string | null,
      name: row.name as string,
      options: decodeSequence(row),
    }),
  },
  declared: () => [],
  create(sequence) {
    const { namespace, name, options } = sequence
    const type = options.type === 'bigint' ? [] : [`AS ${options.type}`]
    const clauses = [`CREATE SEQUENCE ${quoteQualified(namespace, name)}`, ...type, ...sequenceClauses(options)]
    return [statement(clauses.join(' '))]
  },
  drop: ({ namespace, name }) => [
    statement(`DROP SEQUENCE ${quoteQualified(namespace, name)}`, {
      locks: [{ relation: sequenceKey(namespace, name), mode: 'ACCESS EXCLUSIVE' }],
      loses: 'the number it has reached',
    }),
  ],
  change(before, after) {
    const { namespace, name } = after
    const clauses = sequenceChanges(before.options, after.options)
    if (clauses.length === 0) return []
    return [
      statement(`ALTER SEQUENCE ${quoteQualified(namespace, name)} ${clauses.join(' ')}`, {
        locks: [{ relation: sequenceKey(namespace, name), mode: 'SHARE ROW EXCLUSIVE' }],
      }),
    ]
  },
}
