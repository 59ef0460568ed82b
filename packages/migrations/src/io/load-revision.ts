import { readFile } from 'node:fs/promises'
import type { QueryRunner } from 'typeorm'

import { HistoryError, UsageError } from '../errors.ts'
import { checksum } from '../history/file.ts'
import type { Revision } from '../model/revision.ts'
import { loadModule } from './load-module.ts'

export type RevisionFunction = (queryRunner: QueryRunner) => Promise<void>

export interface LoadedRevision {
  readonly upgrade: RevisionFunction
  readonly downgrade: RevisionFunction
}

/** Imports the file of a revision, which runs its code, and finds its two functions. */
export async function loadRevision(revision: Revision): Promise<LoadedRevision> {
  if (checksum(await readFile(revision.file, 'utf8')) !== revision.checksum) {
    throw unusable(revision, 'has changed since it was read', 'Run the command again.')
  }
  const exports = exportsOf(await loadModule(revision.file).catch(unloadable(revision)))
  return revision.format === 'typeorm' ? migrationIn(exports, revision) : functionsIn(exports, revision)
}

/** What is wrong with a module is wrong with the history where the module is a part of it. */
const unloadable =
  ({ id, file }: Revision) =>
  (cause: unknown): never => {
    if (!(cause instanceof UsageError)) throw cause
    throw new HistoryError(cause.message, { fault: 'unreadable', ids: [id], files: [file], hint: cause.hint, cause })
  }

/** All that a module gives away; CommonJS arrives as a default export. */
function exportsOf(module: Readonly<Record<string, unknown>>): ReadonlyMap<string, unknown> {
  const inner = module.default
  const ofDefault = typeof inner === 'object' && inner !== null ? Object.entries(inner) : []
  return new Map([...ofDefault, ...Object.entries(module)])
}

function functionsIn(exports: ReadonlyMap<string, unknown>, revision: Revision): LoadedRevision {
  const upgrade = functionIn(exports, 'upgrade')
  if (upgrade === null)
    throw unusable(revision, 'exports no function upgrade', 'export async function upgrade(queryRunner)')
  return { upgrade, downgrade: functionIn(exports, 'downgrade') ?? withoutWayBack(revision) }
}

function functionIn(exports: ReadonlyMap<string, unknown>, name: string): RevisionFunction | null {
  const value = exports.get(name)
  return typeof value === 'function' ? async (queryRunner) => void (await value(queryRunner)) : null
}

const withoutWayBack =
  (revision: Revision): RevisionFunction =>
  async () => {
    throw unusable(revision, 'exports no function downgrade', 'export async function downgrade(queryRunner)')
  }

interface Migration {
  up(queryRunner: QueryRunner): Promise<unknown>
  down(queryRunner: QueryRunner): Promise<unknown>
}

function migrationIn(exports: ReadonlyMap<string, unknown>, revision: Revision): LoadedRevision {
  const migrationClass = [...exports.values()].find(isMigrationClass)
  if (migrationClass === undefined)
    throw unusable(revision, 'exports no migration class', 'export the class with up and down')
  const migration = new migrationClass()
  return {
    upgrade: async (queryRunner) => void (await migration.up(queryRunner)),
    downgrade: async (queryRunner) => void (await migration.down(queryRunner)),
  }
}

const isMigrationClass = (value: unknown): value is new () => Migration =>
  typeof value === 'function' && isMigration(value.prototype)

const isMigration = (value: unknown): value is Migration =>
  typeof value === 'object' && value !== null && 'up' in value && 'down' in value

function unusable({ file, id }: Revision, what: string, hint: string): HistoryError {
  return new HistoryError(`${file} ${what}.`, { fault: 'unreadable', ids: [id], files: [file], hint })
}
