import { StatementError } from '../errors.ts'
import { type Catalog, type CatalogOptions, catalogFrom, catalogStatements } from './catalog.ts'
import type { Database, TextResult } from './database.ts'
import { type Definition, definitionsFrom, definitionsQuery } from './definitions.ts'

/** Everything that is read of a database to make another one like it, or to see whether two are alike. */
export interface Portrait {
  readonly catalog: Catalog
  readonly definitions: readonly Definition[]
}

/** In one message and one snapshot. */
export const portraitOf = async (database: Database, options: CatalogOptions): Promise<Portrait> =>
  portraitFrom(
    await database.run(message(options, [...catalogStatements(options).slice(-1), definitionsQuery(options)])),
    database,
  )

/**
 * The same of a session that is asked again and again, and that nobody else has: the queries, which take longer to plan than to
 * run, are planned once.
 */
export const portraitAgain = async (database: Database, options: CatalogOptions): Promise<Portrait> =>
  portraitFrom(await executed(database, options), database)

const portraitFrom = (results: readonly TextResult[], database: Database): Portrait => ({
  catalog: catalogFrom(results, database),
  definitions: definitionsFrom(results),
})

/** The sessions that have the queries prepared. */
const prepared = new WeakSet<Database>()

async function executed(database: Database, options: CatalogOptions): Promise<readonly TextResult[]> {
  if (!prepared.has(database)) return prepare(database, options)
  try {
    return await database.run(message(options, execution))
  } catch (error) {
    if (!(error instanceof StatementError) || error.sqlState !== invalidStatementName) throw error
    // A revision may have discarded them, and a pooler may have handed out another session.
    await database.run('rollback')
    return prepare(database, options)
  }
}

const invalidStatementName = '26000'
const execution = ['execute retort_catalog', 'execute retort_definitions']

async function prepare(database: Database, options: CatalogOptions): Promise<readonly TextResult[]> {
  const preparation = [
    'deallocate all',
    `prepare retort_catalog as ${catalogStatements(options).at(-1)}`,
    `prepare retort_definitions as ${definitionsQuery(options)}`,
  ]
  const results = await database.run(message(options, [...preparation, ...execution]))
  prepared.add(database)
  return results
}

const message = (options: CatalogOptions, queries: readonly string[]): string =>
  [
    'begin isolation level repeatable read read only',
    ...catalogStatements(options).slice(0, -1),
    ...queries,
    'commit',
  ].join(';\n')
