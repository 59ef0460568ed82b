import type { Obstacle } from '../model/kind.ts'
import { askAfterRenames, type Renamed } from './after-renames.ts'
import type { Database } from './database.ts'

export type CountedObstacle<O extends Obstacle = Obstacle> = O & {
  /** Null when counting took too long, or the query does not fit the tables as they are. */
  readonly found: number | null
}

/** The obstacles that are really there. Each is counted under a time limit, and nothing waits for anybody's lock. */
export async function countObstacles<O extends Obstacle>(
  database: Database,
  obstacles: readonly O[],
  renamed: Renamed,
): Promise<readonly CountedObstacle<O>[]> {
  const counted: CountedObstacle<O>[] = []
  for (const obstacle of obstacles) {
    const found = await count(database, obstacle, renamed)
    if (found !== 0) counted.push({ ...obstacle, found })
  }
  return counted
}

async function count(database: Database, obstacle: Obstacle, renamed: Renamed): Promise<number | null> {
  const row = await askAfterRenames(database, [...(obstacle.setup ?? []), obstacle.count], renamed)
  return row === null ? null : Number(Object.values(row)[0])
}
