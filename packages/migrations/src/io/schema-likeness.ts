import type { Operation } from '../model/operation.ts'
import type { Schema } from '../model/schema.ts'
import { diff } from '../plan/diff.ts'
import type { Database } from './database.ts'
import { normalise } from './normalise.ts'

/** What would make one schema the other. The server does not print everything it has read as it was printed before. */
export async function separating(
  database: Database,
  { live, wanted, namespace }: { readonly live: Schema; readonly wanted: Schema; readonly namespace: string },
): Promise<readonly Operation[]> {
  if (diff(live, wanted).length === 0) return []
  const { declared } = await normalise(database, { live, declared: wanted, namespace })
  return diff(live, declared)
}
