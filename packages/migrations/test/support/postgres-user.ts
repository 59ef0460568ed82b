import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath, pathToFileURL } from 'node:url'

import type { EmbeddedOptions } from '../../src/io/embedded.ts'

/** A process of its own that uses the embedded PostgreSQL. */
export interface PostgresUser {
  readonly pid: number
  /** Settles when its server is ready. */
  readonly server: Promise<{ readonly url: string; readonly started: boolean }>
  /** Lets it release the server and end; its exit code. */
  release(): Promise<number | null>
  /** Lets it end without a release; its exit code. */
  leave(): Promise<number | null>
  /** Signals its whole process group, as a terminal does. */
  signal(name: NodeJS.Signals): Promise<void>
}

export function postgresUser(options: EmbeddedOptions): PostgresUser {
  const loader = join(dirname(createRequire(import.meta.url).resolve('@oxc-node/core')), 'register.mjs')
  const program = fileURLToPath(new URL('postgres-user-process.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', pathToFileURL(loader).href, program, JSON.stringify(options)], {
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const { pid = 0 } = child
  const ended = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null)
  const said = once(createInterface({ input: child.stdout }), 'line')
  const server = Promise.race([said, ended.then(() => [undefined])]).then(([line]) => serverSaid(line))
  server.catch(() => {})
  return {
    pid,
    server,
    async release() {
      child.stdin.write('release\n')
      return ended
    },
    async leave() {
      child.stdin.end()
      return ended
    },
    async signal(name) {
      process.kill(-pid, name)
      await ended
    },
  }
}

function serverSaid(line: unknown): { url: string; started: boolean } {
  if (typeof line !== 'string') throw new Error('the process ended without a server')
  const said = JSON.parse(line) as { url: string; started: boolean; failure?: string }
  if (said.failure !== undefined) throw new Error(said.failure)
  return said
}
