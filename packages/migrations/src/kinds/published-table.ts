import type { Key } from '../model/key.ts'
import type { Kind } from '../model/kind.ts'
import { type Statement, statement } from '../model/statement.ts'
import { displayQualified, quoteName, quoteQualified } from '../sql/quote.ts'
import { tableKey } from './keys.ts'
import { publishedCatalog } from './published-table-catalog.ts'
import { decodeUses } from './uses.ts'

/** What a publication says of one table: that it belongs to it, with which columns and which rows. */
export interface PublishedTable {
  readonly publication: string
  readonly namespace: string | null
  readonly table: string
  /** The columns and the condition as they stand behind the name of the table; empty for all of it. */
  readonly part: string
  readonly uses: readonly Key[]
}

export const publishedTableKind: Kind<PublishedTable> = {
  name: 'published table',
  rank: 72,
  isBeyondEntities: true,
  isRemark: true,
  rebuildable: () => true,
  // Subscribers would go without what it names, or get what they are not to see.
  guards: () => true,
  key: (published) =>
    `published table:publication ${published.publication} of ${displayQualified(published.namespace, published.table)}` as Key,
  references: ({ namespace, table, uses }) => [tableKey(namespace, table), ...uses],
  container: ({ namespace, table }) => tableKey(namespace, table),
  catalog: {
    sql: publishedCatalog,
    decode: (row) => ({
      publication: row.publication as string,
      namespace: row.namespace as string | null,
      table: row.table as string,
      part: row.part as string,
      uses: decodeUses(row.uses),
    }),
  },
  declared: () => [],
  create: (published) => [altered(published, `ADD TABLE ONLY ${nameOf(published)}${published.part}`)],
  drop: (published, { dropped }) =>
    dropped.has(tableKey(published.namespace, published.table))
      ? []
      : [altered(published, `DROP TABLE ONLY ${nameOf(published)}`)],
  change: () => 'replace',
}

const nameOf = ({ namespace, table }: PublishedTable): string => quoteQualified(namespace, table)

const altered = ({ publication, namespace, table }: PublishedTable, what: string): Statement =>
  statement(`ALTER PUBLICATION ${quoteName(publication)} ${what}`, {
    locks: [{ relation: tableKey(namespace, table), mode: 'SHARE UPDATE EXCLUSIVE' }],
  })
