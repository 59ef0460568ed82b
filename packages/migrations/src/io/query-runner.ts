import { createRequire } from 'node:module'
import type { Client, QueryResult } from 'pg'
import type { DataSource, QueryRunner } from 'typeorm'

import { sqlStateOf } from './database-error.ts'

/** What a revision's body is run on. */
export interface Ground {
  readonly client: Client
  /** Major version of the server. */
  readonly serverVersion: number
  readonly defaultNamespace: string
  /** Sends one text of the body; everything the body does to the database goes through here. */
  execute(sql: string, parameters?: readonly unknown[]): Promise<QueryResult | QueryResult[]>
  /** False for a body that runs outside a transaction. */
  readonly inTransaction: boolean
  /** The revision's file, from where its project's own TypeORM is found. */
  readonly file: string
  /** Supplies the entities that a body works with. */
  readonly dataSource: DataSource | null
}

/**
 * The query runner that `upgrade()` and `downgrade()` receive. `query` needs nothing but pg; whatever else a body reaches for
 * comes from TypeORM's own query runner, which is loaded then and works in the same transaction of the same session.
 */
export function queryRunnerOver(ground: Ground): QueryRunner {
  const small = {
    isReleased: false,
    isTransactionActive: ground.inTransaction,
    query: async (sql: string, parameters?: unknown[], useStructuredResult = false): Promise<unknown> => {
      const answer = await ground.execute(sql, parameters).catch((error: unknown) => {
        throw queryFailure(error, { sql, parameters, file: ground.file })
      })
      return answerOf(answer, useStructuredResult)
    },
  }
  let full: QueryRunner | undefined
  const wholeRunner = (): QueryRunner => {
    full ??= typeormRunner(ground)
    return full
  }
  return new Proxy(small, {
    // Whoever prints or awaits the object asks for symbols and `then`: that is no use of TypeORM.
    get: (target, key) =>
      key === 'query' || (full === undefined && key in target)
        ? Reflect.get(target, key)
        : typeof key === 'symbol' || key === 'then'
          ? undefined
          : memberOf(wholeRunner(), key),
    set: (_target, key, value) => Reflect.set(wholeRunner(), key, value),
    has: (target, key) => key in target || (typeof key === 'string' && key in wholeRunner()),
  }) as unknown as QueryRunner
}

function memberOf(runner: QueryRunner, key: string): unknown {
  const member: unknown = Reflect.get(runner, key)
  return typeof member === 'function' ? member.bind(runner) : member
}

/** The shape of TypeORM's PostgresQueryRunner: rows, or rows and their number for UPDATE and DELETE; nothing for several statements. */
function answerOf(answer: QueryResult | QueryResult[], useStructuredResult: boolean): unknown {
  if (Array.isArray(answer))
    return useStructuredResult ? { raw: undefined, records: [], affected: undefined } : undefined
  const { command, rows, rowCount } = answer
  const raw = command === 'DELETE' || command === 'UPDATE' ? [rows, rowCount] : rows
  return useStructuredResult ? { raw, records: rows, affected: rowCount } : raw
}

interface FailedQuery {
  readonly sql: string
  readonly parameters: unknown[] | undefined
  readonly file: string
}

/** The error as TypeORM would throw it, of its own class where the body has TypeORM loaded and could ask for that. */
function queryFailure(error: unknown, { sql, parameters, file }: FailedQuery): unknown {
  if (!(error instanceof Error) || sqlStateOf(error) === null) return error
  const typeorm = loadedTypeorm(file)
  if (typeorm !== null) return new typeorm.QueryFailedError(sql, parameters, error)
  return Object.assign(error, { query: sql, parameters, driverError: error })
}

function loadedTypeorm(file: string): typeof import('typeorm') | null {
  const require = createRequire(file)
  try {
    return (require.cache[require.resolve('typeorm')]?.exports as typeof import('typeorm')) ?? null
  } catch {
    return null
  }
}

/** What of TypeORM's driver and query runner is set when TypeORM itself connects; not in its public types. */
interface Internals {
  driver: {
    version?: string
    database?: string
    searchSchema?: string
    schema?: string
    isGeneratedColumnsSupported: boolean
  }
  runner: { databaseConnection: Pick<Client, 'query'>; isTransactionActive: boolean; transactionDepth: number }
}

function typeormRunner(ground: Ground): QueryRunner {
  const dataSource = ground.dataSource ?? emptyDataSource(ground.file)
  if (!dataSource.isInitialized) prepare(dataSource, ground)
  const runner = dataSource.createQueryRunner('master')
  const internals = runner as unknown as Internals['runner']
  internals.databaseConnection = { query: ground.execute } as Pick<Client, 'query'>
  internals.isTransactionActive = ground.inTransaction
  // One level is this tool's own transaction, so that startTransaction() makes a savepoint.
  internals.transactionDepth = ground.inTransaction ? 1 : 0
  return runner
}

/** Tells the driver what it would have found out by connecting. TypeORM's own loggers write to stdout, which is for results. */
function prepare(dataSource: DataSource, { client, serverVersion, defaultNamespace }: Ground): void {
  const driver = dataSource.driver as unknown as Internals['driver']
  driver.version = `${serverVersion}.0`
  driver.database = client.database ?? ''
  driver.searchSchema = defaultNamespace
  driver.schema ??= defaultNamespace
  driver.isGeneratedColumnsSupported = true
  Object.assign(dataSource, { logger: new Proxy({}, { get: () => () => undefined }) })
}

function emptyDataSource(file: string): DataSource {
  const typeorm = typeormOf(file)
  return new typeorm.DataSource({ type: 'postgres', entities: [] })
}

function typeormOf(file: string): typeof import('typeorm') {
  try {
    return createRequire(file)('typeorm') as typeof import('typeorm')
  } catch {
    // A folder of revisions outside the project, such as one on a deployment's volume, finds the tool's own.
    return createRequire(import.meta.url)('typeorm') as typeof import('typeorm')
  }
}
