import pg from 'pg'

/** How long the longest of many small statements took while others worked; milliseconds. */
export interface Stalls {
  readonly writerMs: number
  readonly readerMs: number
}

/** A writer and a reader of random rows, one statement after another, until they are told to stop. */
export async function underLoad(url: string, rows: number): Promise<() => Promise<Stalls>> {
  const writer = await worker(url, 'update task set hours = hours where id = $1', rows)
  const reader = await worker(url, 'select title from task where id = $1', rows)
  return async () => ({ writerMs: await writer(), readerMs: await reader() })
}

async function worker(url: string, sql: string, rows: number): Promise<() => Promise<number>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  let [longest, isStopped] = [0, false]
  const work = (async () => {
    while (!isStopped) {
      const started = performance.now()
      await client.query(sql, [1 + Math.floor(Math.random() * rows)])
      longest = Math.max(longest, performance.now() - started)
    }
    await client.end()
  })()
  return async () => {
    isStopped = true
    await work
    return longest
  }
}
