import { StatementError } from '../errors.ts'
import type { Obstacle } from '../model/kind.ts'
import type { RenameStep } from '../model/rename.ts'
import { runningPath } from '../sql/search-path.ts'
import { trialOf } from './catalog-renamed.ts'
import { type Database, inTransaction } from './database.ts'

export interface CountedObstacle extends Obstacle {
  /** Null when counting took too long, or the query does not fit the tables as they are. */
  readonly found: number | null
}

const patience = '5s'

interface Counting {
  readonly namespace: string
  /** The obstacles name everything as it is called after these, which are undone when the count is known. */
  readonly renames: readonly RenameStep[]
}

/** The obstacles that are really there. Each is counted under a time limit, and nothing waits for anybody's lock. */
export async function countObstacles(
  database: Database,
  obstacles: readonly Obstacle[],
  counting: Counting,
): Promise<readonly CountedObstacle[]> {
  const counted: CountedObstacle[] = []
  for (const obstacle of obstacles) {
    const found = await count(database, obstacle, counting)
    if (found !== 0) counted.push({ ...obstacle, found })
  }
  return counted
}

async function count(database: Database, obstacle: Obstacle, { namespace, renames }: Counting): Promise<number | null> {
  const access = renames.length === 0 && obstacle.setup === undefined ? 'read only' : 'read write'
  try {
    return await inTransaction(
      database,
      { begin: `isolation level repeatable read ${access}`, end: 'rollback' },
      async () => {
        const results = await database.run(
          [
            trialOf(renames, namespace),
            ...runningPath(namespace),
            `set local statement_timeout = '${patience}'`,
            `set local lock_timeout = '1s'`,
            ...(obstacle.setup ?? []),
            obstacle.count,
          ].join(';\n'),
        )
        return Number(Object.values(results.at(-1)?.rows[0] ?? { count: '0' })[0])
      },
    )
  } catch (error) {
    if (error instanceof StatementError) return null
    throw error
  }
}
