import type { Comparison } from '../io/compare.ts'
import type { SessionSource } from '../io/database.ts'
import { kindOf } from '../kinds/index.ts'
import type { Circumstances } from '../model/circumstances.ts'
import type { Key } from '../model/key.ts'
import { isStrong } from '../model/statement.ts'
import { lookupOf } from '../plan/lookup.ts'
import { loosePlan } from '../plan/plan.ts'
import type { CompareOptions } from './comparison.ts'
import { type LiveRelation, liveRelations, withRows } from './live-relations.ts'

export interface OnlineOptions {
  /** Whether others use the tables meanwhile: all of them, or none; otherwise those that have rows. */
  readonly online?: boolean | undefined
}

/** The relations that a change touches while others use them, and all of them that have rows. Asks the database only where the options do not say. */
export async function relationsInUse(
  compared: Comparison,
  known: Circumstances,
  options: CompareOptions & OnlineOptions & SessionSource,
): Promise<Pick<Circumstances, 'inUse' | 'populated'>> {
  const touched = options.online === false ? [] : touchedIn(compared, known)
  const populated = options.online === true ? touched : await withRows(touched, compared, options)
  return {
    // PostgreSQL builds no index of a partitioned table beside the work.
    inUse: new Set(populated.flatMap(({ key, isPartitioned }) => (isPartitioned ? [] : [key]))),
    populated: new Set(populated.map(({ key }) => key)),
  }
}

/** The relations that are there already and that some operation is about, or locks for the sake of something else. */
function touchedIn(compared: Comparison, known: Circumstances): readonly LiveRelation[] {
  const relations = liveRelations(compared)
  if (relations.length === 0) return []
  const concerned = new Set([...keysIn(compared), ...lockedIn(compared, known)])
  return relations.filter(({ key }) => concerned.has(key))
}

function keysIn({ operations, live }: Comparison): readonly Key[] {
  const lookup = lookupOf(live)
  return operations.flatMap(({ kind, key, before, after }) => {
    const object = before ?? after
    return object === null ? [] : [key, ...kindOf(kind).references(object, lookup)]
  })
}

/** As the tables of an enum type that is made anew. */
const lockedIn = ({ live, wanted }: Comparison, known: Circumstances): readonly Key[] =>
  loosePlan(live, wanted, known).steps.flatMap(({ statements }) =>
    statements.flatMap(({ locks }) => locks.flatMap(({ relation, mode }) => (isStrong(mode) ? [relation] : []))),
  )
