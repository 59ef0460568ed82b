import { StatementError } from '../errors.ts'
import type { RenameStep } from '../model/rename.ts'
import { runningPath } from '../sql/search-path.ts'
import { trialOf } from './catalog-renamed.ts'
import { type Database, inTransaction, type TextRow } from './database.ts'

const patience = '5s'

export interface Renamed {
  readonly namespace: string
  /** The question names everything as it is called after these, which are undone when it is answered. */
  readonly renames: readonly RenameStep[]
}

/**
 * Asks about rows with the last of these statements, under a time limit and without waiting for anybody's lock. Null when it took too long, or the question
 * does not fit the tables as they are.
 */
export async function askAfterRenames(
  database: Database,
  statements: readonly string[],
  { namespace, renames }: Renamed,
): Promise<TextRow | null> {
  const access = renames.length === 0 && statements.length === 1 ? 'read only' : 'read write'
  const settings = [`set local statement_timeout = '${patience}'`, `set local lock_timeout = '1s'`]
  try {
    return await inTransaction(
      database,
      { begin: `isolation level repeatable read ${access}`, end: 'rollback' },
      async () => {
        const results = await database.run(
          [trialOf(renames, namespace), ...runningPath(namespace), ...settings, ...statements].join(';\n'),
        )
        return results.at(-1)?.rows[0] ?? null
      },
    )
  } catch (error) {
    if (error instanceof StatementError) return null
    throw error
  }
}
