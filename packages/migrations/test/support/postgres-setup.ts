import { existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import type { TestProject } from 'vitest/node'

import { keeperSockets } from '../../src/io/embedded-election.ts'
import { watchProcesses } from './password-watch.ts'
import { testServer } from './postgres-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the servers of this run keep their data. */
    postgresFolder: string
  }
}

/** Starts the server of a test run without waiting for it, so that tests without a database need not. */
export default function setup(project: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(memoryFolder() ?? tmpdir(), 'retort-postgres-'))
  project.provide('postgresFolder', folder)
  const starting = testServer(folder, 18)
  // Whoever needs the server gets the same error, with a test to show it in.
  starting.catch(() => {})
  const watch = watchProcesses(folder)
  return async () => {
    const shown = watch.end()
    const server = await starting.catch(() => null)
    await server?.release()
    while (hasKeeper(folder)) await sleep(50)
    rmSync(folder, { recursive: true, force: true })
    if (shown.length > 0) throw new Error(`The list of processes has shown a password: ${shown.join('; ')}`)
  }
}

/** Databases come and go ten times as fast in memory; a container may have too little of it to offer. */
function memoryFolder(): string | null {
  const folder = '/dev/shm'
  if (!existsSync(folder)) return null
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize > 2_000_000_000 ? folder : null
}

const hasKeeper = (folder: string): boolean =>
  readdirSync(folder).some((version) => keeperSockets(join(folder, version)).length > 0)
