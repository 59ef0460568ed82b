import type { Key } from '../model/key.ts'
import type { PlanContext } from '../model/kind.ts'
import { type Statement, statement } from '../model/statement.ts'
import { quoteName, quoteQualified } from '../sql/quote.ts'
import { indexKey } from './keys.ts'
import { parametersOf } from './option.ts'
import type { Index } from './table-index.ts'
import { indexDefinition } from './table-index-definition.ts'
import { relationOf } from './table-index-relation.ts'
import { freeIndexName } from './taken.ts'

/** CONCURRENTLY reads the table twice and waits for older transactions, but lets everybody go on. */
export function createIndex(index: Index, inUse: ReadonlySet<Key>, parameters: readonly string[]): Statement {
  const relation = relationOf(index)
  return inUse.has(relation)
    ? statement(indexDefinition(index, 'CONCURRENTLY ', parameters), {
        transactional: false,
        locks: [{ relation, mode: 'SHARE UPDATE EXCLUSIVE' }],
        scans: [relation],
      })
    : statement(indexDefinition(index, '', parameters), { locks: [{ relation, mode: 'SHARE' }], scans: [relation] })
}

export function dropIndex(index: Index, inUse: ReadonlySet<Key>): Statement {
  const relation = relationOf(index)
  const name = quoteQualified(index.namespace, index.name)
  return inUse.has(relation)
    ? statement(`DROP INDEX CONCURRENTLY ${name}`, {
        transactional: false,
        locks: [{ relation, mode: 'SHARE UPDATE EXCLUSIVE' }],
      })
    : statement(`DROP INDEX ${name}`, { locks: [{ relation, mode: 'ACCESS EXCLUSIVE' }] })
}

/** PostgreSQL cannot alter what an index is over. In a table in use the other one is built before this one goes. */
export function replaceInUse(before: Index, after: Index, context: PlanContext): readonly Statement[] | 'replace' {
  const { inUse } = context
  const relation = relationOf(after)
  const key = indexKey(before.namespace, before.name)
  if (relation !== relationOf(before) || !inUse.has(relation) || context.before.dependents(key).length > 0)
    return 'replace'
  return succeed(after, { context, without: dropIndex(before, inUse) })
}

interface Succession {
  readonly context: PlanContext
  /** Takes away what has the name. */
  readonly without: Statement
}

/** The index is there under another name before what has its name goes. */
export function succeed(index: Index, { context, without }: Succession): readonly Statement[] {
  const key = indexKey(index.namespace, index.name)
  const other = { ...index, name: freeIndexName(index, context) }
  const namespace = index.namespace === null ? '' : `${quoteName(index.namespace)}.`
  return [
    createIndex(other, context.inUse, parametersOf(key, context.after)),
    without,
    statement(`ALTER INDEX ${namespace}${quoteName(other.name)} RENAME TO ${quoteName(index.name)}`, {
      locks: [{ relation: key, mode: 'SHARE UPDATE EXCLUSIVE' }],
    }),
  ]
}
