import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

import { serverFault } from './embedded-fault.ts'
import type { KeeperOptions } from './embedded-keeper.ts'
import { logSince, openLog } from './embedded-log.ts'

/** A keeper that this process has started, and that counts this process among its clients. */
export interface KeeperProcess {
  readonly pid: number | undefined
  letGo(): void
}

/** Starts a keeper and waits until it can be attached to, or has found that another one keeps the server. */
export async function startKeeper(options: KeeperOptions): Promise<KeeperProcess> {
  const written = logSince(options.folder)
  const log = openLog(options.folder)
  const keeper = spawn(process.execPath, [...keeperProgram(), JSON.stringify(options)], {
    cwd: '/',
    detached: true,
    // Nothing of the caller's environment, which may hold secrets: the keeper outlives the caller.
    env: {},
    stdio: ['pipe', 'pipe', log],
  })
  closeSync(log)
  keeper.unref()
  if ((await standsOrEnds(keeper)) > 0) throw serverFault(options.folder, written())
  return { pid: keeper.pid, letGo: () => void keeper.stdin?.destroy() }
}

/** The exit code of a keeper that ended before it could be attached to; 0 when it can be, or was killed and may be replaced. */
function standsOrEnds(keeper: ChildProcess): Promise<number> {
  return new Promise<number>((resolve, reject) => {
    keeper.stdout?.once('data', () => resolve(0))
    keeper.once('exit', (code) => resolve(code ?? 0)).once('error', reject)
  }).finally(() => keeper.stdout?.destroy())
}

// Before it is built the keeper is TypeScript, which not every Node understands.
function keeperProgram(): string[] {
  const isSource = import.meta.url.endsWith('.ts')
  const file = fileURLToPath(new URL(isSource ? 'embedded-keeper.ts' : 'embedded-keeper.cjs', import.meta.url))
  if (!isSource) return [file]
  const loader = dirname(createRequire(import.meta.url).resolve('@oxc-node/core'))
  return ['--import', pathToFileURL(join(loader, 'register.mjs')).href, file]
}
