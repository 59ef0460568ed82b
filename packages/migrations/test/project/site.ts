import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { readCatalog } from '../../src/io/catalog.ts'
import { connect } from '../../src/io/database.ts'
import { dumpOf, dumpProblem } from '../support/dump.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'
import type { Files } from './project.ts'

const run = promisify(execFile)
const compiler = fileURLToPath(new URL('../../../../node_modules/.bin/tsc', import.meta.url))

/** A project's folder and its database. */
export interface Site {
  readonly folder: string
  readonly database: FreshDatabase
  write(files: Files): void
  /** The text of a revision, or of any other file. */
  read(...path: readonly string[]): string
  list(folder: string): readonly string[]
  /** Runs the installed tool; a failure throws with what it printed. */
  migrate(...words: readonly string[]): Promise<string>
  /** The same without a database. */
  migrateAlone(...words: readonly string[]): Promise<string>
  /** Runs a program that npm has installed. */
  program(name: string, ...words: readonly string[]): Promise<string>
  compile(...words: readonly string[]): Promise<void>
  /** All there is in the database, as text. */
  schema(): Promise<string>
}

const isDumped = dumpProblem() === null

/** A folder for a project below an installation, from where it finds what is installed. */
export async function siteIn(installed: string, name: string): Promise<Site> {
  const folder = join(installed, name)
  mkdirSync(folder)
  // The dump of this system reads servers up to 15.
  const database = await freshDatabase(isDumped ? { version: 15 } : {})
  const environment = { PATH: process.env.PATH, HOME: folder }
  const execute = async (program: string, words: readonly string[], url?: string): Promise<string> => {
    const env = url === undefined ? environment : { ...environment, DATABASE_URL: url }
    try {
      return (await run(program, [...words], { cwd: folder, env })).stdout
    } catch (cause) {
      const { stdout, stderr, code } = cause as { stdout: string; stderr: string; code: unknown }
      throw new Error(`${words.join(' ')}: exit ${code}\n${stdout}${stderr}`, { cause })
    }
  }
  const installedProgram = (name: string): string => join(installed, 'node_modules/.bin', name)
  return {
    folder,
    database,
    write(files) {
      for (const [file, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, file)), { recursive: true })
        writeFileSync(join(folder, file), content)
      }
    },
    read: (...path) => readFileSync(join(folder, ...path), 'utf8'),
    list: (path) => readdirSync(join(folder, path)).sort(),
    migrate: (...words) => execute(installedProgram('migrate'), words, database.url),
    migrateAlone: (...words) => execute(installedProgram('migrate'), words),
    program: (called, ...words) => execute(installedProgram(called), words, database.url),
    compile: async (...words) => void (await execute(compiler, words)),
    schema: () => (isDumped ? dumpOf(database) : catalogOf(database)),
  }
}

async function catalogOf({ url }: FreshDatabase): Promise<string> {
  const database = await connect({ url }, 'test')
  const { schema, unmodelled } = await readCatalog(database, { defaultNamespace: 'public', ledgerSchema: 'retort' })
  await database.close()
  return JSON.stringify({ schema, unmodelled }, null, 1)
}
