import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** An upgrade in a process of its own. */
export interface RunnerProcess {
  readonly pid: number
  /** The revisions it finished, or its failure; null when it was killed. */
  readonly outcome: Promise<{ readonly completed?: readonly string[]; readonly failure?: string } | null>
  signal(name: NodeJS.Signals): void
}

export function startUpgrade(url: string, revisions: string): RunnerProcess {
  const loader = join(dirname(createRequire(import.meta.url).resolve('@oxc-node/core')), 'register.mjs')
  const program = fileURLToPath(new URL('upgrade-process.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', pathToFileURL(loader).href, program, revisions], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += String(chunk)
  })
  return {
    pid: child.pid ?? 0,
    outcome: once(child, 'close').then(() => (said === '' ? null : JSON.parse(said))),
    signal: (name) => child.kill(name),
  }
}
