import type { Key } from '../model/key.ts'
import type { Lookup, PlanContext } from '../model/kind.ts'
import type { KeyConstraint } from './constraint.ts'
import { constraintKey, indexKey, tableKey } from './keys.ts'
import type { Index } from './table-index.ts'

/**
 * The key that goes in the moment in which another one comes, because both cannot be there: a table has one primary key, and a
 * name is had once. Only where a table is in use: elsewhere nobody sees it without either.
 */
export function predecessorOf(successor: KeyConstraint | Index, context: PlanContext): KeyConstraint | undefined {
  const relation = tableKey(successor.namespace, successor.table)
  if (!context.inUse.has(relation) || context.dropped.has(relation)) return undefined
  return keysOf(relation, context.before).find(
    (key) => context.dropped.has(keyOf(key)) && cannotBeBeside(key, successor),
  )
}

/** Whether a key that goes leaves its dropping to what comes in its place. */
export function isSucceeded(key: KeyConstraint, context: PlanContext): boolean {
  const isSuccessor = (other: KeyConstraint | Index): boolean =>
    cannotBeBeside(key, other) && predecessorOf(other, context)?.name === key.name
  const relation = tableKey(key.namespace, key.table)
  return (
    keysOf(relation, context.after).some((other) => context.created.has(keyOf(other)) && isSuccessor(other)) ||
    indexesOf(relation, context.after).some(
      (other) => context.created.has(indexKey(other.namespace, other.name)) && isSuccessor(other),
    )
  )
}

/** Whether something comes that keeps rows apart in the place of a key that goes, so that the key stays until it is there. */
export function isToBeSucceeded({ namespace, table }: KeyConstraint, { before, after }: PlanContext): boolean {
  const relation = tableKey(namespace, table)
  return (
    keysOf(relation, after).some((other) => !before.has(keyOf(other))) ||
    indexesOf(relation, after).some((other) => other.unique && !before.has(indexKey(other.namespace, other.name)))
  )
}

const cannotBeBeside = (key: KeyConstraint, other: KeyConstraint | Index): boolean =>
  key.name === other.name || ('type' in other && other.type === 'primary key' && key.type === 'primary key')

const keyOf = ({ namespace, table, name }: KeyConstraint): Key => constraintKey(namespace, table, name)

const keysOf = (relation: Key, lookup: Lookup): readonly KeyConstraint[] =>
  lookup
    .dependents(relation)
    .flatMap((key) => lookup.find('constraint', key) ?? [])
    .flatMap((each) => (each.type === 'primary key' || each.type === 'unique' ? [each] : []))

const indexesOf = (relation: Key, lookup: Lookup): readonly Index[] =>
  lookup.dependents(relation).flatMap((key) => lookup.find('index', key) ?? [])
