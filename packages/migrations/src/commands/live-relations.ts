import { askAfterRenames } from '../io/after-renames.ts'
import type { Comparison } from '../io/compare.ts'
import { connect, type SessionSource } from '../io/database.ts'
import { materializedViewKey, tableKey } from '../kinds/keys.ts'
import type { Key } from '../model/key.ts'
import { quoteQualified } from '../sql/quote.ts'

/** Something that is there and can hold rows. */
export interface LiveRelation {
  readonly key: Key
  readonly namespace: string | null
  readonly name: string
  readonly isPartitioned: boolean
}

export const liveRelations = ({ live }: Pick<Comparison, 'live'>): readonly LiveRelation[] => [
  ...live.table.map(({ namespace, name, partitionedBy }) => ({
    key: tableKey(namespace, name),
    namespace,
    name,
    isPartitioned: partitionedBy !== null,
  })),
  ...live['materialized view'].map(({ namespace, name }) => ({
    key: materializedViewKey(namespace, name),
    namespace,
    name,
    isPartitioned: false,
  })),
]

/** Those of the relations that have rows. */
export async function withRows(
  relations: readonly LiveRelation[],
  { namespace, renames }: Comparison,
  options: SessionSource,
): Promise<readonly LiveRelation[]> {
  if (relations.length === 0) return []
  const database = await connect(options, 'look for rows')
  try {
    const found = await askAfterRenames(database, [haveRows(relations)], { namespace, renames: renames.steps })
    // What may not be read may well have rows.
    return relations.filter((_, place) => found?.[`r${place}`] !== 'f')
  } finally {
    await database.close()
  }
}

const haveRows = (relations: readonly LiveRelation[]): string =>
  `select ${relations.map(({ namespace, name }, place) => `exists(select from ${quoteQualified(namespace, name)}) as r${place}`).join(', ')}`
