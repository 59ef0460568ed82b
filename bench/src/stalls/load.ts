import pg from 'pg'

/** How long the longest of many small statements took while others worked; milliseconds. */
export interface Stalls {
  readonly writerMs: number
  readonly readerMs: number
  /** How many of them PostgreSQL gave up, because they and the change waited for one another. */
  readonly deadlocks: number
}

export const isDeadlock = (error: unknown): boolean => error instanceof pg.DatabaseError && error.code === '40P01'

/** A writer and a reader of random rows, one statement after another, until they are told to stop. */
export async function underLoad(url: string, rows: number): Promise<() => Promise<Stalls>> {
  const writer = await worker(url, 'update task set hours = hours where id = $1', rows)
  const reader = await worker(url, 'select title from task where id = $1', rows)
  return async () => {
    const [write, read] = [await writer(), await reader()]
    return { writerMs: write.longestMs, readerMs: read.longestMs, deadlocks: write.deadlocks + read.deadlocks }
  }
}

interface Worked {
  readonly longestMs: number
  readonly deadlocks: number
}

async function worker(url: string, sql: string, rows: number): Promise<() => Promise<Worked>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  let [longestMs, deadlocks, isStopped] = [0, 0, false]
  const work = (async () => {
    while (!isStopped) {
      const started = performance.now()
      await client.query(sql, [1 + Math.floor(Math.random() * rows)]).catch((error: unknown) => {
        if (!isDeadlock(error)) throw error
        deadlocks += 1
      })
      longestMs = Math.max(longestMs, performance.now() - started)
    }
    await client.end()
  })()
  return async () => {
    isStopped = true
    await work
    return { longestMs, deadlocks }
  }
}
