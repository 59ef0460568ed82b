import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

import { UsageError } from '../errors.ts'
import { giveToOwner, ownerOf } from './embedded-account.ts'
import type { Binaries } from './embedded-binaries.ts'
import { diskFull } from './embedded-fault.ts'
import { type Foundation, initialise } from './embedded-initdb.ts'

/** What an embedded PostgreSQL keeps on disk. */
export interface Cluster {
  /** The folder that is PostgreSQL's own. */
  readonly data: string
  /** A file with the URL, password included: `psql "$(cat .data/postgres/url)"` works. */
  readonly url: string
}

/** The cluster of a folder, whether it is there or not. */
export const clusterOf = (folder: string): Cluster => clusterAt(join(folder, 'postgres'))

const clusterAt = (place: string): Cluster => ({ data: join(place, 'data'), url: join(place, 'url') })

/** Whether the folder has a cluster that the programs can run; refuses what is neither that nor nothing. */
export function hasCluster(folder: string, binaries: Binaries): boolean {
  const place = join(folder, 'postgres')
  if (!existsSync(place)) return false
  const found = contentsOf(clusterAt(place), binaries.major)
  if (found === null) return true
  throw new UsageError(`${place} holds ${found}; the embedded PostgreSQL is ${binaries.version}`, {
    hint: `Move it away to start with an empty database: mv ${place} ${place}.old`,
  })
}

/** What is there instead of a cluster of that version; null where it is one. */
function contentsOf({ data, url }: Cluster, major: number): string | null {
  if (!existsSync(join(data, 'PG_VERSION'))) return 'something other than a PostgreSQL database'
  const found = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  if (found !== String(major)) return `a database of PostgreSQL ${found}`
  return existsSync(url) ? null : 'a database without the file "url" that has its password'
}

/** Makes an empty cluster under a name of its own and gives it the right one when it is whole. */
export async function createCluster({ folder, binaries, account, temporary }: Foundation): Promise<void> {
  if (freeBytes(folder) < leastRoom) throw diskFull(folder)
  const names = readdirSync(folder).filter((name) => name.startsWith(unfinished))
  for (const name of names) remove(join(folder, name))
  const place = mkdtempSync(join(folder, unfinished))
  try {
    const password = randomBytes(24).toString('base64url')
    const { data, url } = clusterAt(place)
    mkdirSync(data, { mode: 0o700 })
    if (account !== null) chownSync(data, account.uid, account.gid)
    await initialise({ folder, binaries, account, temporary }, { data, password })
    writeFileSync(url, `postgres://postgres:${password}@127.0.0.1/postgres\n`, { mode: 0o600 })
    giveToOwner(folder, place)
    giveToOwner(folder, url)
    if (temporary) writeFileSync(join(place, temporaryMark), '')
    renameSync(place, join(folder, 'postgres'))
  } catch (error) {
    remove(place)
    throw error
  }
}

/** Whether the cluster was made to be thrown away; one that was not never is. */
export const isTemporary = (folder: string): boolean => existsSync(join(folder, 'postgres', temporaryMark))

/** Leaves nothing of a cluster and its log. */
export function removeCluster(folder: string): void {
  for (const name of ['postgres', 'postgres.log', '.gitignore']) remove(join(folder, name))
}

// A program that is being ended may still write to what is removed here.
const remove = (path: string): void => rmSync(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })

const temporaryMark = 'temporary'

const unfinished = 'postgres.new-'

// An empty cluster with its first piece of log takes about 40 MB.
const leastRoom = 64_000_000

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

/** The port that the server had the last time; null before the first time. */
export function rememberedPort(cluster: Cluster): number | null {
  const { port } = new URL(readFileSync(cluster.url, 'utf8'))
  return port === '' ? null : Number(port)
}

/** Writes the port down for the next start and for everybody who attaches. */
export function rememberPort(cluster: Cluster, port: number): void {
  if (rememberedPort(cluster) === port) return
  const url = new URL(readFileSync(cluster.url, 'utf8'))
  url.port = String(port)
  const { uid, gid } = ownerOf(cluster.url)
  writeFileSync(`${cluster.url}.new`, `${url.href}\n`, { mode: 0o600 })
  chownSync(`${cluster.url}.new`, uid, gid)
  renameSync(`${cluster.url}.new`, cluster.url)
}
