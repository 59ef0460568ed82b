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
  if (!(await stands(keeper))) throw serverFault(options.folder, written())
  return { pid: keeper.pid, letGo: () => void keeper.stdin?.destroy() }
}

function stands(keeper: ChildProcess): Promise<boolean> {
  return new Promise<boolean>((resolve, reject) => {
    keeper.stdout?.once('data', () => resolve(true)).once('end', () => resolve(false))
    keeper.once('error', reject)
  }).finally(() => keeper.stdout?.destroy())
}

// Before it is built the keeper is TypeScript, which not every Node understands.
function keeperProgram(): string[] {
  const isSource = import.meta.url.endsWith('.ts')
  const file = fileURLToPath(new URL(isSource ? 'embedded-keeper.ts' : 'embedded-keeper.js', import.meta.url))
  if (!isSource) return [file]
  const loader = dirname(createRequire(import.meta.url).resolve('@oxc-node/core'))
  return ['--import', pathToFileURL(join(loader, 'register.mjs')).href, file]
}
