import { spawn } from 'node:child_process'
import { accessSync, chmodSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'

import { temporaryFolder } from './folder.ts'

const program = '/usr/sbin/pgbouncer'

/** Whether PgBouncer is installed here. */
export function hasPooler(): boolean {
  try {
    accessSync(program)
    return true
  } catch {
    return false
  }
}

export interface Pooler {
  /** The database through the pooler. */
  readonly url: string
  stop(): Promise<void>
}

/** A PgBouncer that hands a server session to a client for one transaction at a time. */
export async function transactionPooler(databaseUrl: string, poolSize: number): Promise<Pooler> {
  const { hostname, port, username, password, pathname } = new URL(databaseUrl)
  const folder = temporaryFolder()
  chmodSync(folder, 0o777)
  const listenPort = await freePort()
  const file = join(folder, 'pgbouncer.ini')
  writeFileSync(join(folder, 'users.txt'), `"${username}" "${password}"\n`)
  writeFileSync(
    file,
    `[databases]
app = host=${hostname} port=${port} dbname=${pathname.slice(1)} user=${username} password=${password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${listenPort}
auth_type = trust
auth_file = ${join(folder, 'users.txt')}
pool_mode = transaction
default_pool_size = ${poolSize}
query_wait_timeout = 1
unix_socket_dir =
`,
  )
  // PgBouncer refuses to run as root.
  const account = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
  const child = spawn(program, [file], { ...account, stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await untilOpen(listenPort)
  return {
    url: `postgres://${username}:${password}@127.0.0.1:${listenPort}/app`,
    stop() {
      child.kill('SIGKILL')
      return ended
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

async function untilOpen(port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy()
        resolve(true)
      })
      socket.once('error', () => resolve(false))
    })
    if (isOpen) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the pooler does not listen')
}
