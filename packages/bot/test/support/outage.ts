import pg from 'pg'
import type { FreshDatabase } from '../../../migrations/test/support/postgres.ts'
import { serverUrl } from '../../../migrations/test/support/postgres.ts'

/** Takes a database away: it ends every session and accepts no other, as a server does that is being restarted. */
export const takeDown = ({ name }: FreshDatabase): Promise<void> =>
  administer(
    `alter database "${name}" allow_connections false`,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
  )

export const bringUp = ({ name }: FreshDatabase): Promise<void> =>
  administer(`alter database "${name}" allow_connections true`)

async function administer(...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: await serverUrl() })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}
