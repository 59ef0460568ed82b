import type { Declarable } from '../model/declaration.ts'
import type { Key } from '../model/key.ts'
import type { Kind, PlanContext } from '../model/kind.ts'
import { type Lock, statement } from '../model/statement.ts'
import { quoteLiteral, quoteName, quoteQualified } from '../sql/quote.ts'
import { commentCatalog, decodeComment } from './comment-catalog.ts'
import { declaredComments } from './comment-declared.ts'
import { isRebuilt } from './enum.ts'
import {
  columnKey,
  commentKey,
  constraintKey,
  domainKey,
  enumKey,
  functionKey,
  indexKey,
  materializedViewKey,
  namespaceKey,
  sequenceKey,
  tableKey,
  viewKey,
} from './keys.ts'

/** What COMMENT ON says of an object of any other kind. */
export interface Comment {
  readonly on:
    | 'namespace'
    | 'enum'
    | 'domain'
    | 'function'
    | 'sequence'
    | 'table'
    | 'column'
    | 'constraint'
    | 'index'
    | 'view'
    | 'materialized view'
  readonly namespace: string | null
  /** The table, view or materialized view of a column or a constraint; null for everything else. */
  readonly relation: { readonly kind: 'table' | 'view' | 'materialized view'; readonly name: string } | null
  readonly name: string
  /** The types that a function takes; null for everything else. */
  readonly types: string | null
  readonly text: string
}

export const commentKind: Kind<Comment> & Declarable = {
  name: 'comment',
  rank: 90,
  isRemark: true,
  rebuildable: () => true,
  key: (comment) => commentKey(commentedKey(comment)),
  references: (comment) => [targetOf(comment)],
  container: targetOf,
  carried: ({ on }) => on !== 'enum',
  catalog: { sql: commentCatalog, decode: decodeComment },
  declared: declaredComments,
  declaration: {
    begins:
      /^comment\s+on\s+(?:schema|type|domain|function|procedure|routine|sequence|table|column|constraint|index|(?:materialized\s+)?view)\s[\s\S]*\sis\s/i,
    example: `COMMENT ON INDEX task_by_state IS 'For the list of what is open'`,
    isUpon: true,
  },
  create: (comment) => [commentOn(comment, quoteLiteral(comment.text))],
  drop: (comment, context) => (goesByItself(comment, context) ? [] : [commentOn(comment, 'NULL')]),
  change: (_before, after) => [commentOn(after, quoteLiteral(after.text))],
}

/** The object with which the comment comes and goes; the columns of views have no life of their own. */
function targetOf(comment: Comment): Key {
  const { on, namespace, relation } = comment
  if (on === 'column' && relation?.kind === 'view') return viewKey(namespace, relation.name)
  if (on === 'column' && relation?.kind === 'materialized view') return materializedViewKey(namespace, relation.name)
  return commentedKey(comment)
}

/** Rebuilding an enum type makes another one of the same name, which has no comment. */
function goesByItself(comment: Comment, context: PlanContext): boolean {
  const target = targetOf(comment)
  const [was, becomes] = [context.before.find('enum', target), context.after.find('enum', target)]
  return context.dropped.has(target) || Boolean(was && becomes && isRebuilt(was, becomes, context))
}

function commentedKey({ on, namespace, relation, name, types }: Comment): Key {
  switch (on) {
    case 'namespace':
      return namespaceKey(name)
    case 'enum':
      return enumKey(namespace, name)
    case 'domain':
      return domainKey(namespace, name)
    case 'function':
      return functionKey(namespace, name, types ?? '')
    case 'sequence':
      return sequenceKey(namespace, name)
    case 'table':
      return tableKey(namespace, name)
    case 'column':
      return columnKey(namespace, relation?.name ?? '', name)
    case 'constraint':
      return constraintKey(namespace, relation?.name ?? '', name)
    case 'index':
      return indexKey(namespace, name)
    case 'view':
      return viewKey(namespace, name)
    case 'materialized view':
      return materializedViewKey(namespace, name)
  }
}

const commentOn = (comment: Comment, text: string) =>
  statement(`COMMENT ON ${phraseOf(comment)} IS ${text}`, { locks: locksOf(comment) })

function phraseOf({ on, namespace, relation, name, types }: Comment): string {
  const table = quoteQualified(namespace, relation?.name ?? '')
  if (on === 'namespace') return `SCHEMA ${quoteName(name)}`
  if (on === 'enum') return `TYPE ${quoteQualified(namespace, name)}`
  if (on === 'function') return `ROUTINE ${quoteQualified(namespace, name)}(${types ?? ''})`
  if (on === 'column') return `COLUMN ${table}.${quoteName(name)}`
  if (on === 'constraint') return `CONSTRAINT ${quoteName(name)} ON ${table}`
  return `${on.toUpperCase()} ${quoteQualified(namespace, name)}`
}

/** What nobody waits for is no relation. */
const without: ReadonlySet<Comment['on']> = new Set(['namespace', 'enum', 'domain', 'function'])

function locksOf(comment: Comment): readonly Lock[] {
  const { on, namespace, relation } = comment
  if (without.has(on)) return []
  if (on === 'constraint') return [{ relation: tableKey(namespace, relation?.name ?? ''), mode: 'ACCESS SHARE' }]
  const target = on === 'column' && relation?.kind === 'table' ? tableKey(namespace, relation.name) : targetOf(comment)
  return [{ relation: target, mode: 'SHARE UPDATE EXCLUSIVE' }]
}
