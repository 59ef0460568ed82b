import { randomBytes } from 'node:crypto'

import pg from 'pg'
import { afterAll, inject } from 'vitest'

import { quoteName } from '../../src/sql/quote.ts'

/** An empty database of one test's own, on the server that lives as long as the test run. */
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

const databases = new Set<FreshDatabase>()

afterAll(async () => {
  for (const database of [...databases]) await database.drop()
})

/** Creates an empty database, dropped at the latest when the calling test file has run. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  const server = new URL(inject('postgres').url)
  await administer(server.href, `create database ${quoteName(name)} template template0`)
  server.pathname = `/${name}`
  const database = openDatabase(name, server.href)
  databases.add(database)
  return database
}

function openDatabase(name: string, url: string): FreshDatabase {
  const clients: pg.Client[] = []
  let shared: Promise<pg.Client> | undefined
  const client = async (): Promise<pg.Client> => {
    const opened = await connect(url)
    clients.push(opened)
    return opened
  }
  const database: FreshDatabase = {
    name,
    url,
    client,
    async query<Row extends pg.QueryResultRow>(sql: string, parameters?: readonly unknown[]): Promise<Row[]> {
      shared ??= client()
      const result: unknown = await (await shared).query<Row>(sql, parameters && [...parameters])
      return rowsOf<Row>(result)
    },
    async drop() {
      if (!databases.delete(database)) return
      await Promise.allSettled(clients.map((each) => each.end()))
      await administer(inject('postgres').url, `drop database if exists ${quoteName(name)} with (force)`)
    },
  }
  return database
}

/** Several statements in one text give a list of results; the rows wanted are those of the last. */
function rowsOf<Row extends pg.QueryResultRow>(result: unknown): Row[] {
  const last = (Array.isArray(result) ? result.at(-1) : result) as pg.QueryResult<Row> | undefined
  return last?.rows ?? []
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  // A connection that the server ends while it is idle must not end the test process.
  client.on('error', () => {})
  await client.connect()
  return client
}

async function administer(url: string, sql: string): Promise<void> {
  const client = await connect(url)
  await client.query(sql)
  await client.end()
}
