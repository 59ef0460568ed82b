import { StateError, StatementError } from '../errors.ts'
import type { RenameStep } from '../model/rename.ts'
import { runningPath } from '../sql/search-path.ts'
import { type Catalog, type CatalogOptions, catalogFrom, catalogStatements } from './catalog.ts'
import { type Database, inTransaction } from './database.ts'

const patience = '2s'

/** Renames in a transaction that is rolled back, and waits for nobody's lock for long. */
export const trialOf = (steps: readonly RenameStep[], namespace: string): string =>
  [
    ...runningPath(namespace),
    `set local lock_timeout = '${patience}'`,
    ...steps.map(({ upgrade: { sql } }) => sql),
  ].join(';\n')

/**
 * The catalog as it is after the renames. PostgreSQL itself is asked: they are run, it is read, and all is rolled back, so
 * that every expression, view and default that mentions a name is what it will be.
 */
export async function readRenamedCatalog(
  database: Database,
  steps: readonly RenameStep[],
  options: CatalogOptions,
): Promise<Catalog> {
  const mode = { begin: 'isolation level repeatable read read write', end: 'rollback' } as const
  const results = await inTransaction(database, mode, async () => {
    await database.run(trialOf(steps, options.defaultNamespace))
    return database.run(catalogStatements(options).join(';\n'))
  }).catch((error: unknown) => {
    throw failureOf(error)
  })
  return catalogFrom(results, database)
}

function failureOf(error: unknown): unknown {
  if (!(error instanceof StatementError)) return error
  const { sqlState, message } = error
  // A standby calls it a feature that is not supported.
  if (sqlState === '25006' || sqlState === '0A000') {
    return new StateError('The database is read-only, and what a rename leads to is found out by trying it.', {
      fault: 'read-only',
      hint: 'Name a server that takes writes with --url. What is tried is rolled back.',
    })
  }
  const because = `The renames cannot be tried out: ${message.replace(/\.?$/, '.')}`
  return new StatementError(because, { sql: error.sql, sqlState, hint: hintFor(sqlState), cause: error })
}

function hintFor(sqlState: string | null): string | undefined {
  if (sqlState === '55P03') return `Another session has used the table for more than ${patience}; try again.`
  if (sqlState === '42501') return 'Only its owner can rename it: connect as that role.'
  return undefined
}
