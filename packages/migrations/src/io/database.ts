import type { Client, ClientConfig, QueryResult } from 'pg'

import { UsageError } from '../errors.ts'
import { asText, eachRow } from './arriving-rows.ts'
import { addressOf, connectionFailure, isAboutMissingTls, isLoss, statementFailure } from './database-error.ts'
import { type Address, parseDatabaseUrl } from './database-url.ts'
import { driver } from './driver.ts'
import { sendTogether } from './message-pair.ts'

/** The database of a call: a URL, or pg's own configuration. */
export interface ConnectionOptions {
  readonly url?: string | undefined
  readonly connection?: ClientConfig | undefined
}

/** Where a session is to come from: one that is there, and stays open; otherwise, or when that is lost, a new one. */
export interface SessionSource extends ConnectionOptions {
  readonly session?: Promise<Database> | undefined
}

/** A row with every value as the text that PostgreSQL sent. */
export type TextRow = Readonly<Record<string, string | null>>

export interface TextResult {
  /** The command tag without its count: `COMMIT`, `SELECT`. */
  readonly command: string
  readonly rows: readonly TextRow[]
}

/** One session. Never a pool: a statement on another session would run outside the transaction. */
export interface Database {
  /** The session itself, for those who speak pg's language. */
  readonly client: Client
  /** Host and port, for messages. */
  readonly address: string
  /** Under which the server shows the session to others. */
  readonly applicationName: string
  /** The server's process as it was announced; a pooler makes one up. */
  readonly processId: number
  /** Major version of the server. */
  readonly serverVersion: number
  query(sql: string, parameters?: readonly unknown[]): Promise<readonly TextRow[]>
  /** Several statements in one simple-protocol message; one result for each. */
  run(sql: string): Promise<readonly TextResult[]>
  /** The same, handing over each row of the answers when it arrives. */
  runEach(sql: string, take: (row: TextRow) => void): Promise<void>
  /**
   * Sends a statement and, without waiting for its answer, what is to be run after it, which has to be in the same transaction: the
   * server takes none of that when the statement fails. The second answer comes only when the first is there.
   */
  runTogether(
    sql: string,
    after: string,
  ): { readonly first: Promise<QueryResult | QueryResult[]>; readonly second: Promise<readonly TextResult[]> }
  isLost(): boolean
  close(): Promise<void>
  /** The same without waiting for the server to hang up, which takes it longer the more it has looked at. */
  leave(): void
  /** Ends the session without a word to the server; what waits for an answer fails at once. */
  destroy(): void
}

const connectTimeoutMs = 10_000
const closeTimeoutMs = 2_000

/**
 * Opens one session. `purpose` completes its application name: `retort upgrade`. When an answer to `query` or `run` takes longer than
 * `replyMs` the session ends; pg itself would wait for ever for an answer that was lost on its way.
 */
export async function connect(
  options: SessionSource,
  purpose: string,
  replyMs = Number.POSITIVE_INFINITY,
): Promise<Database> {
  const shared = await options.session
  if (shared?.isLost() === false) return { ...shared, close: async () => undefined, leave: () => undefined }
  const { config, otherwise } = addressFrom(options)
  const settings: ClientConfig = {
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    ...config,
    application_name: `retort ${purpose}`,
  }
  return open(settings, replyMs).catch((error: unknown) => {
    if (otherwise?.after(error) !== true) throw error
    return open({ ...settings, ssl: otherwise.ssl }, replyMs).catch((second: unknown) => {
      // That TLS, tried second, is not there says nothing of why the first way failed.
      throw isAboutMissingTls(second) ? error : second
    })
  })
}

function addressFrom({ url, connection }: ConnectionOptions): Address {
  if (connection !== undefined) return { config: connection, otherwise: null }
  if (url !== undefined) return parseDatabaseUrl(url)
  throw new UsageError('No database is named.', { hint: 'Set DATABASE_URL, or pass --url.' })
}

async function open(settings: ClientConfig, replyMs: number): Promise<Database> {
  const client = new (driver().Client)(settings)
  let lost = false
  let version = '0'
  const lose = (): void => {
    lost = true
  }
  // A session that dies while nobody waits for an answer only emits; without a listener that would end the program.
  client.on('error', lose)
  client.on('end', lose)
  client.connection.on('parameterStatus', (status: { parameterName: string; parameterValue: string }) => {
    if (status.parameterName === 'server_version') version = status.parameterValue
  })
  try {
    await client.connect()
  } catch (error) {
    client.connection.stream.destroy()
    throw connectionFailure(error, client)
  }
  return session(client, {
    applicationName: settings.application_name ?? '',
    serverVersion: Number.parseInt(version, 10),
    isLost: () => lost,
    lose,
    replyMs,
  })
}

interface SessionFacts extends Pick<Database, 'applicationName' | 'serverVersion' | 'isLost'> {
  /** The server announces the end of a session before it ends it. */
  readonly lose: () => void
  readonly replyMs: number
}

function session(client: Client, { applicationName, serverVersion, isLost, lose, replyMs }: SessionFacts): Database {
  const address = addressOf(client)
  const answer = <T>(sql: string, work: () => Promise<T>): Promise<T> =>
    inTime(client, replyMs, work).catch((error: unknown) => {
      if (isLoss(error)) lose()
      throw statementFailure(error, sql, address)
    })
  const lossOf = (error: unknown, sql: string): never => {
    if (!isLoss(error)) throw error
    lose()
    throw statementFailure(error, sql, address)
  }
  const run = (sql: string): Promise<readonly TextResult[]> =>
    client.query<TextRow>({ text: sql, types: asText }).then(listed)
  const close = (): Promise<void> => inTime(client, closeTimeoutMs, () => client.end())
  return {
    client,
    address,
    applicationName,
    serverVersion,
    isLost,
    processId: announcedProcess(client),
    query: (sql, parameters = []) =>
      answer(
        sql,
        async () => (await client.query<TextRow>({ text: sql, values: [...parameters], types: asText })).rows,
      ),
    run: (sql) => answer(sql, () => run(sql)),
    runEach: (sql, take) => answer(sql, () => eachRow(client, sql, take)),
    runTogether(sql, after) {
      const [first, last] = sendTogether(client, [() => client.query(sql), () => run(after)])
      const second = first.then(() => answer(after, () => last))
      // Nobody waits for it when the first has failed.
      second.catch(() => undefined)
      return { first: first.catch((error: unknown) => lossOf(error, sql)), second }
    },
    close,
    leave: () => void close().catch(() => undefined),
    destroy: () => client.connection.stream.destroy(),
  }
}

/** Ends the session when the answer does not come in time, so that whatever waits for it fails. */
async function inTime<T>({ connection }: Client, ms: number, work: () => Promise<T>): Promise<T> {
  if (ms === Number.POSITIVE_INFINITY) return work()
  const late = new Error(`Connection terminated, because there was no answer within ${ms} ms`)
  const timer = setTimeout(() => connection.stream.destroy(late), ms)
  try {
    return await work()
  } finally {
    clearTimeout(timer)
  }
}

// Absent from pg's type declarations.
const announcedProcess = (client: Client & { readonly processID?: number | null }): number => client.processID ?? 0

// pg answers with an array exactly when the message held several statements.
const listed = (answer: TextResult | readonly TextResult[]): readonly TextResult[] =>
  [answer].flat().map(({ command, rows }) => ({ command, rows }))

/**
 * The rows of a query about the server, in one round trip. Its names mean PostgreSQL's own: a role's search path may lead
 * to other people's functions and operators first.
 */
export async function ask(database: Database, query: string): Promise<readonly TextRow[]> {
  const results = await reading(database, query, (sql) => database.run(sql))
  return results.at(-2)?.rows ?? []
}

/** The same of so many rows that each is to be taken when it arrives, and not held until the last is there. */
export const askEach = (database: Database, query: string, take: (row: TextRow) => void): Promise<void> =>
  reading(database, query, (sql) => database.runEach(sql, take))

async function reading<T>(database: Database, query: string, run: (sql: string) => Promise<T>): Promise<T> {
  const begin = 'begin isolation level read committed read only; set local search_path = pg_catalog, pg_temp'
  try {
    return await run(`${begin}; ${query}; rollback`)
  } catch (error) {
    await database.run('rollback').catch(() => undefined)
    throw error
  }
}

/** Hands every notice and warning of the session to the listener. */
export function onNotice({ client }: Database, listen: (text: string, sqlState: string | null) => void): void {
  client.on('notice', ({ message, code }) => listen(message ?? '', code ?? null))
}

interface TransactionMode {
  /** What follows BEGIN: `isolation level repeatable read read only`. */
  readonly begin: string
  readonly end: 'commit' | 'rollback'
}

/** The answer of `work`, run in a transaction; an error rolls back. */
export async function inTransaction<T>(
  database: Database,
  { begin, end }: TransactionMode,
  work: () => Promise<T>,
): Promise<T> {
  await database.run(`begin ${begin}`)
  try {
    const answer = await work()
    await database.run(end)
    return answer
  } catch (error) {
    if (!database.isLost()) await database.run('rollback').catch(() => undefined)
    throw error
  }
}
