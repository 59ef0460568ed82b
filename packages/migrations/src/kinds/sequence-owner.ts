import type { Key } from '../model/key.ts'
import type { Kind, Lookup } from '../model/kind.ts'
import { type Statement, statement } from '../model/statement.ts'
import { quoteName, quoteQualified } from '../sql/quote.ts'
import { columnKey, sequenceKey, sequenceOwnerKey } from './keys.ts'

/** A sequence belongs to a column that it does not fill: PostgreSQL would drop it with the column, without a word. */
export interface SequenceOwner {
  readonly namespace: string | null
  readonly sequence: string
  readonly table: string
  readonly column: string
}

export const sequenceOwnerKind: Kind<SequenceOwner> = {
  name: 'sequence owner',
  rank: 71,
  isRemark: true,
  rebuildable: () => true,
  carried: () => true,
  key: ({ namespace, sequence }) => sequenceOwnerKey(namespace, sequence),
  references: (owner) => [sequenceKey(owner.namespace, owner.sequence), ownerOf(owner)],
  container: ownerOf,
  catalog: {
    sql: `
      select q.namespace, q.name as sequence, c.relname as table, a.attname as column
      from relation q
      join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = q.oid
        and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0 and d.deptype = 'a'
      join pg_class c on c.oid = d.refobjid and c.relkind in ('r', 'p') and not c.relispartition
      join pg_attribute a on a.attrelid = c.oid and a.attnum = d.refobjsubid
      where q.relkind = 'S' and q.oid not in (select o.oid from owned_sequence o)
      order by q.namespace nulls first, q.name`,
    decode: (row) => ({
      namespace: row.namespace as string | null,
      sequence: row.sequence as string,
      table: row.table as string,
      column: row.column as string,
    }),
  },
  declared: () => [],
  create: (owner, { before }) => (isBehind(owner, before) ? [] : [ownedBy(owner, columnOf(owner))]),
  drop(owner, { after, dropped }) {
    if (isBehind(owner, after)) return []
    const isGone = dropped.has(sequenceKey(owner.namespace, owner.sequence)) && !dropped.has(ownerOf(owner))
    return isGone ? [] : [ownedBy(owner, 'NONE')]
  },
  change: (_before, after) => [ownedBy(after, columnOf(after))],
}

/** ALTER SEQUENCE … OWNED BY. */
export const own = (
  { namespace, name }: { readonly namespace: string | null; readonly name: string },
  owner: string,
): Statement =>
  statement(`ALTER SEQUENCE ${quoteQualified(namespace, name)} OWNED BY ${owner}`, {
    locks: [{ relation: sequenceKey(namespace, name), mode: 'SHARE ROW EXCLUSIVE' }],
  })

const ownedBy = ({ namespace, sequence }: SequenceOwner, owner: string): Statement =>
  own({ namespace, name: sequence }, owner)

/** On the other side the sequence is behind the very column. */
function isBehind(owner: SequenceOwner, side: Lookup): boolean {
  const { generated } = side.find('column', ownerOf(owner)) ?? {}
  return generated?.kind === 'serial' && generated.sequence.name === owner.sequence
}

function ownerOf({ namespace, table, column }: SequenceOwner): Key {
  return columnKey(namespace, table, column)
}

const columnOf = ({ namespace, table, column }: SequenceOwner): string =>
  `${quoteQualified(namespace, table)}.${quoteName(column)}`
