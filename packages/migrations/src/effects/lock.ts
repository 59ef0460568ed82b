import type { RelationName } from '../model/relation.ts'
import type { LockMode } from '../model/statement.ts'
import type { Effect, RelationLock } from './effect.ts'
import { type KnownSchema, partitionsOf } from './known.ts'

export const locked = (mode: LockMode, ...relations: readonly (RelationName | null)[]): readonly RelationLock[] =>
  relations.flatMap((relation) => (relation === null ? [] : [{ relation, mode }]))

/** A table with its partitions, each of which is treated like it. */
export const whole = (known: KnownSchema, table: RelationName): readonly RelationName[] => [
  table,
  ...partitionsOf(known, table).map(({ name }) => name),
]

/** Those that have rows of their own. */
export const leaves = (known: KnownSchema, table: RelationName): readonly RelationName[] => {
  const partitions = partitionsOf(known, table)
  return partitions.length === 0
    ? [table]
    : partitions.filter(({ sort }) => sort !== 'partitioned table').map(({ name }) => name)
}

export const exclusive = (known: KnownSchema, table: RelationName): Pick<Effect, 'locks'> => ({
  locks: locked('ACCESS EXCLUSIVE', ...whole(known, table)),
})
