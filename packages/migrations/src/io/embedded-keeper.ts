/**
 * The process that owns an embedded PostgreSQL: started by the first that wants one, gone with the last that leaves.
 * It lives in a session of its own, so that Ctrl-C in a terminal reaches its clients and not the server.
 */
import { join } from 'node:path'

import { giveToOwner } from './embedded-account.ts'
import { type Clients, gatherClients } from './embedded-clients.ts'
import { isTemporary, removeCluster } from './embedded-cluster.ts'
import { isElected, stand } from './embedded-election.ts'
import { failureOf, folderFault } from './embedded-fault.ts'
import { type ServerOptions, startServer } from './embedded-server.ts'

export interface KeeperOptions extends ServerOptions {
  readonly lingerSeconds: number
}

void keep(JSON.parse(process.argv[2] ?? '') as KeeperOptions)

async function keep(options: KeeperOptions): Promise<void> {
  const terminated = termination()
  const clients = gatherClients(options.lingerSeconds)
  const starterAttached = pipeFromStarter(clients)
  const candidate = await stand(options.folder, clients.admit)
  process.stdout.on('error', () => {}).write('standing\n')
  if (await isElected(options.folder, candidate.name)) {
    giveToOwner(options.folder, join(options.folder, candidate.name))
    await serve({ options, clients, terminated, starterAttached })
  }
  candidate.withdraw()
  clients.dismiss()
  process.stdin.destroy()
}

interface Office {
  readonly options: KeeperOptions
  readonly clients: Clients
  readonly terminated: Promise<void>
  readonly starterAttached: Promise<void>
}

/** Keeps a server until nobody needs it. */
async function serve({ options, clients, terminated, starterAttached }: Office): Promise<void> {
  clients.tell({ state: 'elected' })
  try {
    const server = await startServer(options, (line) => clients.tell({ state: 'progress', line }))
    clients.tell({ state: 'ready', keeper: process.pid })
    await Promise.race([clients.noneLeft(), server.exited, terminated])
    // Who comes too late waits until this process hangs up, with the server gone, and starts another.
    clients.turnAway()
    await server.stop()
  } catch (error) {
    clients.tell({ state: 'failed', ...failureOf(folderFault(options.folder, error)) })
    await Promise.race([starterAttached, terminated])
  }
  if (isTemporary(options.folder)) removeCluster(options.folder)
}

/** The process that started this one counts as a client before it attaches; its end closes the pipe, too. */
function pipeFromStarter(clients: Clients): Promise<void> {
  const leave = clients.hold()
  return new Promise((resolve) => {
    process.stdin.on('error', () => {}).resume()
    process.stdin.once('close', () => {
      leave()
      resolve()
    })
  })
}

function termination(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => resolve())
  })
}
