import { randomBytes } from 'node:crypto'

import pg from 'pg'
import { inject } from 'vitest'

import { quoteName } from '../../src/sql/quote.ts'
import { atEndOfFile } from './end-of-file.ts'
import { type PostgresVersion, testServer } from './postgres-server.ts'

/** An empty database of one test's own, on a server that lives as long as the test run. */
export interface FreshDatabase {
  readonly name: string
  readonly url: string
  /** Runs one statement (or several, without parameters) on a connection kept for this database; returns the rows. */
  query<Row extends pg.QueryResultRow = Record<string, unknown>>(
    sql: string,
    parameters?: readonly unknown[],
  ): Promise<Row[]>
  /** A further connection, closed with the database. */
  client(): Promise<pg.Client>
  drop(): Promise<void>
}

const servers = new Map<PostgresVersion, Promise<Administration>>()

/** The one connection to a server's database `postgres`, for which tests that run at once line up. */
interface Administration {
  readonly url: string
  readonly line: pg.Pool
}

/** Creates an empty database, dropped at the latest when the calling test file has run. */
export async function freshDatabase({
  version = 18,
  template = 'template0',
}: {
  version?: PostgresVersion
  /** Another database, which nobody may be connected to. */
  template?: string
} = {}): Promise<FreshDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  const server = await administration(version)
  // Copying files is three times as fast as writing the template's contents to the log, the way since 15.
  const strategy = version >= 15 ? 'strategy file_copy' : ''
  await server.line.query(`create database ${quoteName(name)} template ${quoteName(template)} ${strategy}`)
  const database = openDatabase(name, server)
  atEndOfFile(database.drop)
  return database
}

/** The URL of the database `postgres` on the test server of a version. */
export async function serverUrl(version: PostgresVersion = 18): Promise<string> {
  return (await administration(version)).url
}

function administration(version: PostgresVersion): Promise<Administration> {
  const existing = servers.get(version)
  if (existing !== undefined) return existing
  const starting = testServer(inject('postgresFolder'), version).then(({ url }) => ({ url, line: oneConnection(url) }))
  servers.set(version, starting)
  atEndOfFile(async () => {
    servers.delete(version)
    await starting.then(({ line }) => line.end())
  })
  return starting
}

function openDatabase(name: string, server: Administration): FreshDatabase {
  const url = Object.assign(new URL(server.url), { pathname: `/${name}` }).href
  const clients: pg.Client[] = []
  let shared: Promise<pg.Client> | undefined
  let isDropped = false
  const client = async (): Promise<pg.Client> => {
    const opened = await connect(url)
    clients.push(opened)
    return opened
  }
  return {
    name,
    url,
    client,
    async query<Row extends pg.QueryResultRow>(sql: string, parameters?: readonly unknown[]): Promise<Row[]> {
      shared ??= client()
      const result: unknown = await (await shared).query<Row>(sql, parameters && [...parameters])
      return rowsOf<Row>(result)
    },
    async drop() {
      if (isDropped) return
      isDropped = true
      await Promise.allSettled(clients.map((each) => each.end()))
      await server.line.query(`drop database if exists ${quoteName(name)} with (force)`)
    },
  }
}

/** Several statements in one text give a list of results; the rows wanted are those of the last. */
function rowsOf<Row extends pg.QueryResultRow>(result: unknown): Row[] {
  const last = (Array.isArray(result) ? result.at(-1) : result) as pg.QueryResult<Row> | undefined
  return last?.rows ?? []
}

function oneConnection(url: string): pg.Pool {
  const line = new pg.Pool({ connectionString: url, max: 1 })
  line.on('error', () => {})
  return line
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  // A connection that the server ends while it is idle must not end the test process.
  client.on('error', () => {})
  await client.connect()
  return client
}
