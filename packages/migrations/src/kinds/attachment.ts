import { type Key, nameOf } from '../model/key.ts'
import type { CatalogRow, Kind } from '../model/kind.ts'
import { type LockMode, type Statement, statement } from '../model/statement.ts'
import { attachmentCatalog } from './attachment-catalog.ts'
import { enumKey, functionKey, materializedViewKey, tableKey, viewKey } from './keys.ts'
import { decodeUses } from './uses.ts'

/**
 * What stands on a relation, a type or a function, and what no entity can say. Nobody here understands it: it is taken away and made
 * again, in the server's own words, around what cannot be changed under it.
 */
export interface Attachment {
  readonly what: 'sequence' | 'access'
  readonly namespace: string | null
  readonly on: 'table' | 'view' | 'materialized view' | 'enum' | 'function'
  readonly relation: string
  /** The types that a function takes; null for everything else. */
  readonly arguments: string | null
  readonly name: string
  /** The statements that make it, as it is. */
  readonly made: readonly string[]
  /** The statement that drops it; null for what only goes with what it stands on. */
  readonly dropped: string | null
  readonly uses: readonly Key[]
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
  key: (attachment) => `attachment:${nameInWords(attachment)}` as Key,
  references: (attachment) => [holderOf(attachment), ...attachment.uses],
  container: holderOf,
  // A type or a function that is made again is another one, of which nobody has been granted anything.
  carried: ({ what, on }) => what === 'sequence' || !isNoRelation(on),
  occupies: ({ what, name }) => (what === 'sequence' ? [`relation:${name}`] : []),
  catalog: { sql: attachmentCatalog, decode: decodeAttachment },
  declared: () => [],
  create: (attachment) =>
    attachment.made.map((sql, place) =>
      // Nobody waits for a comment.
      statement(sql, sql.startsWith('COMMENT ON ') ? {} : locked(attachment, place === 0 ? 'made' : 'altered')),
    ),
  drop: (attachment, { dropped }) =>
    attachment.dropped === null || dropped.has(holderOf(attachment))
      ? []
      : [
          statement(attachment.dropped, {
            ...locked(attachment, 'dropped'),
            loses: attachment.what === 'sequence' ? `the number that ${attachment.name} has reached` : null,
          }),
        ],
  change: () => 'replace',
}

const isNoRelation = (on: Attachment['on']): boolean => on === 'enum' || on === 'function'

/** `sequence numbers on task`; the name of a sequence is printed with its namespace. */
function nameInWords(attachment: Attachment): string {
  const { what, name } = attachment
  return `${what} ${what === 'access' ? 'to' : `${name} on`} ${nameOf(holderOf(attachment))}`
}

type Deed = 'made' | 'altered' | 'dropped'

const locks: Readonly<Record<Attachment['what'], Readonly<Record<Deed, LockMode | null>>>> = {
  sequence: { made: null, altered: null, dropped: null },
  access: { made: 'ACCESS EXCLUSIVE', altered: 'ACCESS EXCLUSIVE', dropped: null },
}

function locked(attachment: Attachment, deed: Deed): Partial<Statement> {
  const mode = locks[attachment.what][deed]
  return mode === null || isNoRelation(attachment.on) ? {} : { locks: [{ relation: holderOf(attachment), mode }] }
}

function decodeAttachment(row: CatalogRow): Attachment {
  return {
    what: row.what as Attachment['what'],
    namespace: row.namespace as string | null,
    on: row.on as Attachment['on'],
    relation: row.relation as string,
    arguments: row.arguments as string | null,
    name: row.name as string,
    made: row.made as readonly string[],
    dropped: row.dropped as string | null,
    uses: decodeUses(row.uses),
  }
}
