import { askAfterRenames } from '../io/after-renames.ts'
import type { Comparison } from '../io/compare.ts'
import { connect } from '../io/database.ts'
import { kindOf } from '../kinds/index.ts'
import { materializedViewKey, tableKey } from '../kinds/keys.ts'
import type { Circumstances } from '../model/circumstances.ts'
import type { Key } from '../model/key.ts'
import type { Operation } from '../model/operation.ts'
import { lookupOf } from '../plan/lookup.ts'
import { quoteQualified } from '../sql/quote.ts'
import type { CompareOptions } from './comparison.ts'

export interface OnlineOptions {
  /** Whether others use the tables meanwhile: all of them, or none; otherwise those that have rows. */
  readonly online?: boolean | undefined
}

/** The relations that a change touches while others use them, and all of them that have rows. Asks the database only where the options do not say. */
export async function relationsInUse(
  compared: Comparison,
  options: CompareOptions & OnlineOptions,
): Promise<Pick<Circumstances, 'inUse' | 'populated'>> {
  const touched = options.online === false ? [] : touchedIn(compared)
  const populated = options.online === true ? touched : await withRows(touched, compared, options)
  return {
    // PostgreSQL builds no index of a partitioned table beside the work.
    inUse: new Set(populated.flatMap(({ key, isPartitioned }) => (isPartitioned ? [] : [key]))),
    populated: new Set(populated.map(({ key }) => key)),
  }
}

async function withRows(
  relations: readonly Relation[],
  { namespace, renames }: Comparison,
  options: CompareOptions,
): Promise<readonly Relation[]> {
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

interface Relation {
  readonly key: Key
  readonly namespace: string | null
  readonly name: string
  readonly isPartitioned: boolean
}

const haveRows = (relations: readonly Relation[]): string =>
  `select ${relations.map(({ namespace, name }, place) => `exists(select from ${quoteQualified(namespace, name)}) as r${place}`).join(', ')}`

/** The relations with rows that are there already and that some operation is about. */
function touchedIn({ live, operations }: Comparison): readonly Relation[] {
  const concerned = new Set(keysIn(operations, live))
  return [
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
  ].filter(({ key }) => concerned.has(key))
}

function keysIn(operations: readonly Operation[], live: Comparison['live']): readonly Key[] {
  const lookup = lookupOf(live)
  return operations.flatMap(({ kind, key, before, after }) => {
    const object = before ?? after
    return object === null ? [] : [key, ...kindOf(kind).references(object, lookup)]
  })
}
