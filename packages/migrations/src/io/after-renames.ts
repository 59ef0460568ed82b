import { StatementError } from '../errors.ts'
import type { RenameStep } from '../model/rename.ts'
import { runningPath } from '../sql/search-path.ts'
import { trialOf } from './catalog-renamed.ts'
import type { Database, TextRow } from './database.ts'

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
  // One message, because a server that is far away is waited for with each.
  const message = [
    `begin isolation level repeatable read ${access}`,
    trialOf(renames, namespace),
    ...runningPath(namespace),
    `set local statement_timeout = '${patience}'`,
    `set local lock_timeout = '1s'`,
    ...statements,
    'rollback',
  ]
  try {
    const results = await database.run(message.join(';\n'))
    return results.at(-2)?.rows[0] ?? null
  } catch (error) {
    if (!database.isLost()) await database.run('rollback').catch(() => undefined)
    if (error instanceof StatementError) return null
    throw error
  }
}
