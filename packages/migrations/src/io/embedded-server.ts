import { setTimeout as sleep } from 'node:timers/promises'

import { type Account, serverAccount } from './embedded-account.ts'
import { type Binaries, binariesIn } from './embedded-binaries.ts'
import {
  type Cluster,
  clusterOf,
  createCluster,
  hasCluster,
  isTemporary,
  rememberedPort,
  rememberPort,
} from './embedded-cluster.ts'
import { portTaken, serverFault } from './embedded-fault.ts'
import { logSince } from './embedded-log.ts'
import { freePort } from './embedded-port.ts'
import { type GuardedProcess, runGuarded } from './embedded-process.ts'
import { endStaleServer, serverLines } from './embedded-stale.ts'

/** What a server is to be like. */
export interface ServerOptions {
  readonly folder: string
  /** Where the programs are. */
  readonly packageFolder: string
  /** Null: one that is free, and from then on the same one as long as it stays free. */
  readonly port: number | null
  /** Whether the data, if there are none yet, are to go with the server. */
  readonly temporary: boolean
  /** Configuration parameters of PostgreSQL. */
  readonly settings: Readonly<Record<string, string>>
}

/** A server that accepts connections. */
export interface Server {
  readonly exited: Promise<unknown>
  /** Ends the sessions, writes everything to disk and ends the server. */
  stop(): Promise<void>
}

interface Launch {
  readonly options: ServerOptions
  readonly binaries: Binaries
  readonly account: Account | null
  readonly cluster: Cluster
}

/** Makes the cluster where there is none, ends a server left over from before, and starts one. */
export async function startServer(options: ServerOptions, onProgress: (line: string) => void): Promise<Server> {
  const { folder, temporary } = options
  const cluster = clusterOf(folder)
  const account = serverAccount(folder, cluster.data)
  const binaries = binariesIn(options.packageFolder, account)
  if (!hasCluster(folder, binaries)) {
    onProgress(`creating a database of PostgreSQL ${binaries.version} in ${folder}`)
    await createCluster({ folder, binaries, account, temporary })
  }
  await endStaleServer(cluster.data)
  const { work, port } = await launch({ options, binaries, account, cluster })
  rememberPort(cluster, port)
  onProgress(`started PostgreSQL ${binaries.version} on 127.0.0.1:${port}, data in ${folder}`)
  return { exited: work.exited, stop: () => stop(work) }
}

// Between the choice of a port and its use another program may take it; and the sessions of a server that was killed
// hold on to its shared memory for a moment.
const passing = /Address already in use|pre-existing shared memory block/

async function launch({
  options,
  binaries,
  account,
  cluster,
}: Launch): Promise<{ work: GuardedProcess; port: number }> {
  for (let attempt = 1; ; attempt++) {
    const port = await choosePort(options.port, cluster)
    const written = logSince(options.folder)
    const flags = flagsFor(options, port)
    const work = runGuarded({ program: binaries.postgres, data: cluster.data, flags, account })
    if (await becomesReady(work, cluster.data)) return { work, port }
    if (attempt === 20 || !passing.test(written())) throw serverFault(options.folder, written())
    await sleep(100)
  }
}

async function choosePort(wanted: number | null, cluster: Cluster): Promise<number> {
  const port = (await freePort(wanted ?? rememberedPort(cluster) ?? 0)) ?? (wanted === null ? await freePort(0) : null)
  if (port === null) throw portTaken(wanted ?? 0)
  return port
}

function flagsFor({ folder, settings }: ServerOptions, port: number): string[] {
  const all = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(port),
    log_checkpoints: 'off',
    ...(isTemporary(folder) ? { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' } : {}),
    ...settings,
  }
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** Waits for the word that the server writes into its data folder; false when it ends before. */
async function becomesReady(work: GuardedProcess, data: string): Promise<boolean> {
  let ended = false
  const end = (): void => {
    ended = true
  }
  work.exited.then(end, end)
  while (!ended) {
    const lines = serverLines(data)
    if (lines[0] === String(work.pid) && lines[7]?.trim() === 'ready') return true
    await sleep(10)
  }
  await work.exited
  return false
}

async function stop(work: GuardedProcess): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    work.signal(signal)
    const ended = work.exited.then(() => true)
    if (await Promise.race([ended, sleep(60_000, false, { ref: false })])) return
  }
}
