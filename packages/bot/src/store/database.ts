import { dataSourceOptions } from '@retort/entities'
import { parseDatabaseUrl } from '@retort/migrations'
import { DataSource, type DataSourceOptions, type EntityManager } from 'typeorm'

import { unreachableText, updatingText } from '../domain/footing.ts'
import { UserError } from '../errors.ts'
import { isOutOfReach, isSchemaBehind } from './database-fault.ts'

/** The eleven tables. Connects with the first question, and again after the server was away. */
export interface Database {
  /** Asks without a transaction around it. A database that is away, or not up to date, is a UserError. */
  ask<T>(question: (manager: EntityManager) => Promise<T>): Promise<T>
  /** All of it or none of it. */
  transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T>
  /** Connections that are open. */
  poolSize(): number
  close(): Promise<void>
}

export interface DatabaseOptions {
  readonly url: string
  /** A connection was lost while nobody used it. */
  readonly onLost: (error: Error) => void
}

export function openDatabase(options: DatabaseOptions): Database {
  let source: DataSource | null = null
  let connecting: Promise<DataSource> | null = null
  const connected = async (): Promise<DataSource> => {
    if (source !== null) return source
    connecting ??= connect(options).finally(() => {
      connecting = null
    })
    source = await connecting
    return source
  }
  const asked = <T>(work: (connection: DataSource) => Promise<T>): Promise<T> => connected().then(work).catch(explain)
  return {
    ask: (question) => asked((connection) => question(connection.manager)),
    transaction: (work) => asked((connection) => connection.transaction(work)),
    poolSize: () => (source === null ? 0 : poolOf(source).totalCount),
    close: async () => {
      await connecting?.catch(() => undefined)
      await source?.destroy()
      source = null
    },
  }
}

/** The tool that migrates the database reads the same URL, and both have to mean the same by it. */
async function connect({ url, onLost }: DatabaseOptions): Promise<DataSource> {
  const { config, otherwise } = parseDatabaseUrl(url)
  const open = (tls: object): Promise<DataSource> =>
    guardedDataSource(
      { ...postgresOptions(url), applicationName: 'retort bot', poolSize: 10, poolErrorHandler: onLost },
      { ...patience, ...config, ...tls },
    ).initialize()
  return open({}).catch((error: unknown) => {
    if (otherwise?.after(error) === true) return open({ ssl: otherwise.ssl })
    throw error
  })
}

/** A person waits behind every statement, so a long one is a broken one. Milliseconds. */
const patience = {
  connectionTimeoutMillis: 5_000,
  statement_timeout: 10_000,
  query_timeout: 12_000,
  keepAlive: true,
  // TypeORM passes the URL on, too, and pg would prefer it to the parts that it was taken apart into.
  connectionString: undefined,
}

type PostgresOptions = Extract<DataSourceOptions, { type: 'postgres' }>

function postgresOptions(url: string): PostgresOptions {
  const options = dataSourceOptions(url)
  if (options.type !== 'postgres') throw new Error(`the entities are for ${options.type}`)
  return options
}

/** A data source that leaves the schema alone: only revisions may change it. */
export function guardedDataSource(options: PostgresOptions, extra: object = {}): DataSource {
  const forbidden = (['synchronize', 'migrationsRun', 'dropSchema'] as const).find((name) => options[name] === true)
  if (forbidden !== undefined) {
    throw new Error(
      `The data source has ${forbidden} set, but only revisions change the schema. Run: pnpm migrate upgrade head`,
    )
  }
  return new DataSource({ ...options, extra })
}

// The driver keeps pg's pool, and does not declare its type.
const poolOf = (dataSource: DataSource): { readonly totalCount: number } =>
  (dataSource.driver as unknown as { readonly master: { readonly totalCount: number } }).master

function explain(error: unknown): never {
  if (isOutOfReach(error)) throw new UserError('database-unreachable', unreachableText, { cause: error })
  if (isSchemaBehind(error)) throw new UserError('being-updated', updatingText, { cause: error })
  throw error
}
