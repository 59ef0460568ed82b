import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

import { embeddedPostgres } from '../../packages/migrations/src/io/embedded.ts'
import { linkPackages } from './link-packages.ts'
import { installRetort } from './retort-package.ts'

/** The files of a project, by their paths in it. */
export type Files = Readonly<Record<string, string>>

/** The place of one run of the benchmarks: a server, and a folder of projects that have every peer installed. */
export interface Site {
  readonly folder: string
  /** The file of an installed package, such as `typeorm/cli.js`. */
  installed(file: string): string
  /** Writes a project; answers with its folder. */
  project(name: string, files: Files): string
  /** What several subjects share is made once. */
  once<T>(name: string, make: () => Promise<T>): Promise<T>
  /** Makes a database, empty or like another one that nobody is connected to; answers with its URL. */
  database(name: string, like?: string): Promise<string>
  close(options: { readonly keep: boolean }): Promise<void>
}

const peers = fileURLToPath(new URL('../node_modules', import.meta.url))

export async function openSite(): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'retort-bench-'))
  const modules = join(folder, 'node_modules')
  linkPackages(peers, modules)
  await installRetort(modules)
  const server = await startServer(folder)
  const made = new Map<string, Promise<unknown>>()
  return {
    folder,
    installed: (file) => join(modules, file),
    project(name, files) {
      for (const [path, text] of Object.entries(files)) write(join(folder, name, path), text)
      return join(folder, name)
    },
    once<T>(name: string, make: () => Promise<T>) {
      const known = made.get(name) ?? make()
      made.set(name, known)
      return known as Promise<T>
    },
    database: (name, like = 'template1') => createDatabase(server.url, { name, like }),
    async close({ keep }) {
      await server.release()
      if (!keep) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Without regard for a power cut, as on a server in the memory of a test; nothing else works on it meanwhile. */
const startServer = (folder: string) =>
  embeddedPostgres({
    folder: join(folder, 'server'),
    temporary: true,
    settings: { timezone: 'UTC', autovacuum: 'off', max_locks_per_transaction: '4096' },
  })

async function createDatabase(serverUrl: string, { name, like }: { name: string; like: string }): Promise<string> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query(`drop database if exists "${name}"`)
    await client.query(`create database "${name}" template "${like}"`)
  } finally {
    await client.end()
  }
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
