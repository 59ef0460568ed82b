import { StatementError } from '../errors.ts'
import type { Obstacle } from '../model/kind.ts'
import { quoteName } from '../sql/quote.ts'
import { type Database, inTransaction } from './database.ts'

export interface CountedObstacle extends Obstacle {
  /** Null when counting took too long, or the query does not fit the tables as they are. */
  readonly found: number | null
}

const patience = '5s'

/** The obstacles that are really there. Each is counted under a time limit, and nothing waits for anybody's lock. */
export async function countObstacles(
  database: Database,
  obstacles: readonly Obstacle[],
  namespace: string,
): Promise<readonly CountedObstacle[]> {
  const counted: CountedObstacle[] = []
  for (const obstacle of obstacles) {
    const found = await count(database, obstacle, namespace)
    if (found !== 0) counted.push({ ...obstacle, found })
  }
  return counted
}

async function count(database: Database, obstacle: Obstacle, namespace: string): Promise<number | null> {
  try {
    return await inTransaction(
      database,
      { begin: 'isolation level repeatable read read only', end: 'rollback' },
      async () => {
        const settings = [
          `search_path = ${quoteName(namespace)}, pg_temp`,
          `statement_timeout = '${patience}'`,
          `lock_timeout = '1s'`,
        ]
        const results = await database.run(
          [...settings.map((setting) => `set local ${setting}`), obstacle.count].join(';\n'),
        )
        return Number(Object.values(results.at(-1)?.rows[0] ?? { count: '0' })[0])
      },
    )
  } catch (error) {
    if (error instanceof StatementError) return null
    throw error
  }
}
