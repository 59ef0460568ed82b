import type { Key } from '../model/key.ts'
import type { PlanContext } from '../model/kind.ts'
import { type Statement, statement } from '../model/statement.ts'
import { freeName, suffixed } from '../sql/object-name.ts'
import { quoteName, quoteQualified } from '../sql/quote.ts'
import { indexKey } from './keys.ts'
import { parametersOf } from './option.ts'
import type { Index } from './table-index.ts'
import { indexDefinition } from './table-index-definition.ts'
import { relationOf } from './table-index-relation.ts'
import { isTaken } from './taken.ts'

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
  // For the time in which both are there.
  const name = freeName((suffix) => suffixed(after.name, suffix), {
    suffix: 'new',
    isTaken: (free) => isTaken('relation', { namespace: after.namespace, name: free }, context),
  })
  const [own, other] = [quoteName(after.name), { ...after, name }]
  const namespace = after.namespace === null ? '' : `${quoteName(after.namespace)}.`
  return [
    createIndex(other, inUse, parametersOf(key, context.after)),
    dropIndex(before, inUse),
    statement(`ALTER INDEX ${namespace}${quoteName(other.name)} RENAME TO ${own}`, {
      locks: [{ relation: key, mode: 'SHARE UPDATE EXCLUSIVE' }],
    }),
  ]
}
