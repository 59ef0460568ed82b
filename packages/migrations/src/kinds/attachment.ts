import { type Key, nameOf } from '../model/key.ts'
import type { CatalogRow, Kind } from '../model/kind.ts'
import { type Statement, statement } from '../model/statement.ts'
import { attachmentCatalog } from './attachment-catalog.ts'
import { enumKey, functionKey, materializedViewKey, tableKey, viewKey } from './keys.ts'

/**
 * What stands on a relation, a type or a function, and what no entity can say. Nobody here understands it: it is taken away and made
 * again, in the server's own words, around what cannot be changed under it.
 */
export interface Attachment {
  readonly namespace: string | null
  readonly on: 'table' | 'view' | 'materialized view' | 'enum' | 'function'
  readonly relation: string
  /** The types that a function takes; null for everything else. */
  readonly arguments: string | null
  /** The statements that make it, as it is. It goes with what it stands on. */
  readonly made: readonly string[]
}

const keysOf = { table: tableKey, view: viewKey, 'materialized view': materializedViewKey, enum: enumKey } as const

const holderOf = ({ on, namespace, relation, arguments: types }: Attachment): Key =>
  on === 'function' ? functionKey(namespace, relation, types ?? '') : keysOf[on](namespace, relation)

export const attachmentKind: Kind<Attachment> = {
  name: 'attachment',
  rank: 70,
  isBeyondEntities: true,
  isRemark: true,
  rebuildable: () => true,
  key: (attachment) => `attachment:access to ${nameOf(holderOf(attachment))}` as Key,
  references: (attachment) => [holderOf(attachment)],
  container: holderOf,
  // A type or a function that is made again is another one, of which nobody has been granted anything.
  carried: ({ on }) => !isNoRelation(on),
  catalog: { sql: attachmentCatalog, decode: decodeAttachment },
  declared: () => [],
  create: (attachment) => attachment.made.map((sql) => statement(sql, locked(attachment))),
  drop: () => [],
  change: () => 'replace',
}

const isNoRelation = (on: Attachment['on']): boolean => on === 'enum' || on === 'function'

function locked(attachment: Attachment): Partial<Statement> {
  return isNoRelation(attachment.on) ? {} : { locks: [{ relation: holderOf(attachment), mode: 'ACCESS EXCLUSIVE' }] }
}

function decodeAttachment(row: CatalogRow): Attachment {
  return {
    namespace: row.namespace as string | null,
    on: row.on as Attachment['on'],
    relation: row.relation as string,
    arguments: row.arguments as string | null,
    made: row.made as readonly string[],
  }
}
