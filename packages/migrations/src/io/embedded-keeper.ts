/**
 * The process that owns an embedded PostgreSQL: started by the first that wants one, gone with the last that leaves.
 * It lives in a session of its own, so that Ctrl-C in a terminal reaches its clients and not the server.
 */
import { type Clients, gatherClients } from './embedded-clients.ts'
import { isTemporary, removeCluster } from './embedded-cluster.ts'
import { isElected, stand } from './embedded-election.ts'
import { failureOf, folderFault } from './embedded-fault.ts'
import { type ServerOptions, startServer } from './embedded-server.ts'

export interface KeeperOptions extends ServerOptions {
  readonly lingerSeconds: number
}

await keep(JSON.parse(process.argv[2] ?? '') as KeeperOptions)

async function keep(options: KeeperOptions): Promise<void> {
  const terminated = termination()
  const clients = gatherClients(options.lingerSeconds)
  // The process that started this one counts from the start; its end closes the pipe.
  process.stdin
    .once('close', clients.hold())
    .on('error', () => {})
    .resume()
  const { name, door } = await stand(options.folder, clients.admit)
  process.stdout.on('error', () => {}).write('standing\n')
  if (await isElected(options.folder, name)) await serve(options, clients, terminated)
  door.close()
  clients.dismiss()
  process.stdin.destroy()
}

/** Keeps a server until nobody needs it. */
async function serve(options: KeeperOptions, clients: Clients, terminated: Promise<void>): Promise<void> {
  clients.tell({ state: 'elected' })
  try {
    const server = await startServer(options, (line) => clients.tell({ state: 'progress', line }))
    clients.tell({ state: 'ready', keeper: process.pid })
    await Promise.race([clients.noneLeft(), server.exited, terminated])
    // Who comes from here on waits until this process hangs up, with the server gone, and starts another.
    clients.turnAway()
    await server.stop()
  } catch (error) {
    clients.tell({ state: 'failed', ...failureOf(folderFault(options.folder, error)) })
    await Promise.race([clients.noneLeft(), terminated])
  }
  if (isTemporary(options.folder)) removeCluster(options.folder)
}

function termination(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => resolve())
  })
}
