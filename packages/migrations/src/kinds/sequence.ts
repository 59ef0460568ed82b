import type { Kind } from '../model/kind.ts'
import { statement } from '../model/statement.ts'
import { displayQualified, quoteName, quoteQualified } from '../sql/quote.ts'
import { decodeSequence, type SequenceOptions, sequenceClauses, sequenceColumns } from '../sql/sequence-options.ts'
import { takerOf } from './handed-sequence.ts'
import { inNamespace, sequenceKey, sequenceOwnerKey } from './keys.ts'
import { alterSequence } from './sequence-alter.ts'
import { own } from './sequence-owner.ts'

/** A sequence that fills no column by itself; those behind serial and identity columns are part of their column. */
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
      where r.oid not in (select o.oid from owned_sequence o)
        and not exists (
          select from pg_depend d
          join pg_class c on c.oid = d.refobjid and (c.relkind not in ('r', 'p') or c.relispartition)
          where d.classid = 'pg_class'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass
            and d.deptype in ('a', 'i')
        )
      order by r.namespace nulls first, r.name`,
    decode: (row) => ({
      namespace: row.namespace as string | null,
      name: row.name as string,
      options: decodeSequence(row),
    }),
  },
  declared: () => [],
  create(sequence, { before, after }) {
    const { namespace, name, options } = sequence
    const taker = takerOf(sequence, { counted: before, plain: after })
    if (taker !== undefined) {
      const altered = alterSequence(sequence, taker.options, options)
      return after.has(sequenceOwnerKey(namespace, name)) ? altered : [own(sequence, 'NONE'), ...altered]
    }
    const type = options.type === 'bigint' ? [] : [`AS ${options.type}`]
    const clauses = [`CREATE SEQUENCE ${quoteQualified(namespace, name)}`, ...type, ...sequenceClauses(options)]
    return [statement(clauses.join(' '))]
  },
  drop(sequence, { before, after }) {
    const { namespace, name, options } = sequence
    const taker = takerOf(sequence, { counted: after, plain: before })
    if (taker !== undefined) {
      const { column } = taker
      const owner = before.find('sequence owner', sequenceOwnerKey(namespace, name))
      const isOwner = owner?.table === column.table && owner.column === column.name
      const taken = own(sequence, `${quoteQualified(namespace, column.table)}.${quoteName(column.name)}`)
      return [...alterSequence(sequence, options, taker.options), ...(isOwner ? [] : [taken])]
    }
    return [
      statement(`DROP SEQUENCE ${quoteQualified(namespace, name)}`, {
        locks: [{ relation: sequenceKey(namespace, name), mode: 'ACCESS EXCLUSIVE' }],
        loses: `the number that ${displayQualified(namespace, name)} has reached`,
      }),
    ]
  },
  change: (before, after) => alterSequence(after, before.options, after.options),
}
