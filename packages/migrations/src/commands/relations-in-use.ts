import { askAfterRenames } from '../io/after-renames.ts'
import type { Comparison } from '../io/compare.ts'
import { connect } from '../io/database.ts'
import { kindOf } from '../kinds/index.ts'
import { materializedViewKey, tableKey } from '../kinds/keys.ts'
import type { Key } from '../model/key.ts'
import type { Operation } from '../model/operation.ts'
import { lookupOf } from '../plan/lookup.ts'
import { quoteQualified } from '../sql/quote.ts'
import type { CompareOptions } from './comparison.ts'

export interface OnlineOptions {
  /** Whether others use the tables meanwhile: all of them, or none; otherwise those that have rows. */
  readonly online?: boolean | undefined
}

/** The relations that a change touches while others use them. Asks the database only where the options do not say. */
export async function relationsInUse(
  compared: Comparison,
  options: CompareOptions & OnlineOptions,
): Promise<ReadonlySet<Key>> {
  const touched = options.online === false ? [] : touchedIn(compared)
  if (touched.length === 0 || options.online === true) return new Set(touched.map(({ key }) => key))
  const { namespace, renames } = compared
  const database = await connect(options, 'look for rows')
  try {
    const found = await askAfterRenames(database, [haveRows(touched)], { namespace, renames: renames.steps })
    // What may not be read may well have rows.
    return new Set(touched.flatMap(({ key }, place) => (found?.[`r${place}`] === 'f' ? [] : [key])))
  } finally {
    await database.close()
  }
}

interface Relation {
  readonly key: Key
  readonly namespace: string | null
  readonly name: string
}

const haveRows = (relations: readonly Relation[]): string =>
  `select ${relations.map(({ namespace, name }, place) => `exists(select from ${quoteQualified(namespace, name)}) as r${place}`).join(', ')}`

/** The relations with rows of their own that are there already and that some operation is about. */
function touchedIn({ live, operations }: Comparison): readonly Relation[] {
  const concerned = new Set(keysIn(operations, live))
  return [
    // PostgreSQL builds no index of a partitioned table beside the work.
    ...live.table
      .filter(({ partitionedBy }) => partitionedBy === null)
      .map(({ namespace, name }) => ({ key: tableKey(namespace, name), namespace, name })),
    ...live['materialized view'].map(({ namespace, name }) => ({
      key: materializedViewKey(namespace, name),
      namespace,
      name,
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
