import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { type EmbeddedServer, embeddedPostgres } from '../../src/io/embedded.ts'
import { keeperSockets } from '../../src/io/embedded-election.ts'
import { temporaryFolder } from './folder.ts'
import { serverPid } from './postgres-process.ts'

/** A PostgreSQL of one test's own, which may be stopped and started again on the same port. */
export interface OwnServer {
  readonly url: string
  /** PostgreSQL's folder. */
  readonly data: string
  start(): Promise<void>
  /** Ends every session, and the server. */
  stop(): Promise<void>
  /** Ends it as a power cut would: the next start has to recover. */
  crash(): Promise<void>
}

export async function ownServer(folder = temporaryFolder()): Promise<OwnServer> {
  const start = (): Promise<EmbeddedServer> =>
    embeddedPostgres({ folder, settings: { fsync: 'off', timezone: 'UTC', autovacuum: 'off' } })
  let server = await start()
  const ended = async (): Promise<void> => {
    while (keeperSockets(folder).length > 0) await sleep(20)
  }
  return {
    url: server.url,
    data: join(folder, 'postgres', 'data'),
    async start() {
      server = await start()
    },
    async stop() {
      await server.release()
      await ended()
    },
    async crash() {
      process.kill(serverPid(folder), 'SIGQUIT')
      await server.release()
      await ended()
    },
  }
}
