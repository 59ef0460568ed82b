import type { Kind, Lookup } from '../model/kind.ts'
import { type Statement, statement } from '../model/statement.ts'
import { displayQualified, quoteName, quoteQualified } from '../sql/quote.ts'
import { decodeSequence, type SequenceOptions, sequenceClauses, sequenceColumns } from '../sql/sequence-options.ts'
import type { Column } from './column.ts'
import { isHandedOver } from './column-sequence.ts'
import { inNamespace, sequenceKey } from './keys.ts'
import { alterSequence } from './sequence-alter.ts'

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
      where not exists (
        select from pg_depend d
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
    const owner = ownerOf(sequence, { owned: before, alone: after })
    if (owner?.generated?.kind === 'serial')
      return [own(sequence, 'NONE'), ...alterSequence(sequence, owner.generated.sequence.options, options)]
    const type = options.type === 'bigint' ? [] : [`AS ${options.type}`]
    const clauses = [`CREATE SEQUENCE ${quoteQualified(namespace, name)}`, ...type, ...sequenceClauses(options)]
    return [statement(clauses.join(' '))]
  },
  drop(sequence, { before, after }) {
    const { namespace, name, options } = sequence
    const owner = ownerOf(sequence, { owned: after, alone: before })
    if (owner?.generated?.kind === 'serial') {
      const column = `${quoteQualified(owner.namespace, owner.table)}.${quoteName(owner.name)}`
      return [...alterSequence(sequence, options, owner.generated.sequence.options), own(sequence, column)]
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

/** The column that owns the sequence on the other side of the plan: it changes hands, and keeps its number. */
function ownerOf(sequence: Sequence, { owned, alone }: { owned: Lookup; alone: Lookup }): Column | undefined {
  return alone
    .dependents(sequenceKey(sequence.namespace, sequence.name))
    .map((key) => ({ owner: owned.find('column', key), user: alone.find('column', key) }))
    .find(({ owner, user }) => owner && user && isHandedOver(owner, user))?.owner
}

const own = ({ namespace, name }: Sequence, owner: string): Statement =>
  statement(`ALTER SEQUENCE ${quoteQualified(namespace, name)} OWNED BY ${owner}`, {
    locks: [{ relation: sequenceKey(namespace, name), mode: 'SHARE ROW EXCLUSIVE' }],
  })
