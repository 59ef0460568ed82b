import { createServer } from 'node:net'
import { expect, test, vi } from 'vitest'

import { ConnectionError, StatementError, UsageError } from '../../src/errors.ts'
import { connect, inTransaction, onNotice } from '../../src/io/database.ts'
import { parseDatabaseUrl } from '../../src/io/database-url.ts'
import { faultProxy } from '../support/fault-proxy.ts'
import { freshDatabase } from '../support/postgres.ts'

const secret = 'S3cr3t-canary'

function withParts(
  url: string,
  parts: Partial<Record<'hostname' | 'port' | 'username' | 'password' | 'pathname', string>>,
): string {
  return Object.assign(new URL(url), parts).href
}

const failureOf = (url: string): Promise<unknown> => connect({ url }, 'test').catch((error: unknown) => error)

async function closedPort(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return String(typeof address === 'object' && address !== null ? address.port : 0)
}

test.each([
  [
    'nobody listens',
    async (url: string) => withParts(url, { port: await closedPort(), password: secret }),
    /^Nothing answers at 127\.0\.0\.1:\d+\.$/,
  ],
  [
    'the host is unknown',
    async (url: string) => withParts(url, { hostname: 'no-such-host.invalid', password: secret }),
    /"no-such-host\.invalid" is not known/,
  ],
  [
    'the database is missing',
    async (url: string) => withParts(url, { pathname: '/no_such_database' }),
    /^There is no database "no_such_database" at/,
  ],
  [
    'the role is missing',
    async (url: string) => withParts(url, { username: 'nobody_here', password: secret }),
    /refuses the login of "nobody_here"/,
  ],
])('one line says why there is no connection when %s', async (_why, urlFrom, says) => {
  const { url } = await freshDatabase()
  const failure = await failureOf(await urlFrom(url))
  expect(failure).toBeInstanceOf(ConnectionError)
  const { message, hint } = failure as ConnectionError
  expect(message).toMatch(says)
  expect(hint).toBeTruthy()
  expect(`${message}${hint}`).not.toMatch(/\n/)
  expect(`${message}${hint}`).not.toContain(secret)
})

test('whatever a session is asked, values come as text', async () => {
  const { url } = await freshDatabase()
  const database = await connect({ url }, 'test')
  expect(await database.query('select 1 as one, true as yes, null as nothing, now() is not null as now')).toEqual([
    { one: '1', yes: 't', nothing: null, now: 't' },
  ])
  expect(await database.query('select $1::int + 1 as two', [1])).toEqual([{ two: '2' }])
  expect((await database.run('begin; select 1 as one; commit')).map(({ command }) => command)).toEqual([
    'BEGIN',
    'SELECT',
    'COMMIT',
  ])
  await database.close()
})

test('a session says who it is', async () => {
  const { url } = await freshDatabase()
  const database = await connect({ url }, 'upgrade')
  expect(await database.query("select current_setting('application_name') as name")).toEqual([
    { name: 'retort upgrade' },
  ])
  expect(database.serverVersion).toBe(18)
  await database.close()
})

test('a rejected statement is told apart from a lost session', async () => {
  const { url, client } = await freshDatabase()
  const database = await connect({ url }, 'test')
  await expect(database.query('select * from nothing_here')).rejects.toMatchObject({
    code: 'statement',
    sqlState: '42P01',
    sql: 'select * from nothing_here',
  })
  await (await client()).query('select pg_terminate_backend($1)', [database.processId])
  const failure = await database.query('select 1').catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(ConnectionError)
  expect(database.isLost()).toBe(true)
  await database.close()
})

test('a session that dies while it is idle ends nothing but itself', async () => {
  const { url, client } = await freshDatabase()
  const database = await connect({ url }, 'test')
  await (await client()).query('select pg_terminate_backend($1)', [database.processId])
  await expect.poll(() => database.isLost()).toBe(true)
})

test('an answer that never comes ends the session after its time', async () => {
  const { url } = await freshDatabase()
  const proxy = await faultProxy(url)
  const database = await connect({ url: proxy.url }, 'test', 200)
  proxy.onMessage(({ to }) => (to === 'client' ? 'freeze' : 'pass'))
  await expect(database.run('select 1')).rejects.toThrow(/no answer within 200 ms/)
  await database.close()
  await proxy.close()
})

test('a transaction is rolled back when its work fails, or always where that is asked for', async () => {
  const { url, query } = await freshDatabase()
  const database = await connect({ url }, 'test')
  const create = async (name: string) => void (await database.run(`create table ${name} (id int)`))
  await inTransaction(database, { begin: '', end: 'commit' }, () => create('kept'))
  await inTransaction(database, { begin: '', end: 'rollback' }, () => create('tried'))
  const failing = inTransaction(database, { begin: '', end: 'commit' }, async () => {
    await create('failed')
    await database.run('select 1 / 0')
  })
  await expect(failing).rejects.toBeInstanceOf(StatementError)
  expect(await query("select relname from pg_class where relname in ('kept', 'tried', 'failed')")).toEqual([
    { relname: 'kept' },
  ])
  await database.close()
})

test('notices are handed on', async () => {
  const { url } = await freshDatabase()
  const database = await connect({ url }, 'test')
  const notices: unknown[] = []
  onNotice(database, (text, sqlState) => notices.push([text, sqlState]))
  await database.run('drop table if exists nothing_here')
  expect(notices).toEqual([['table "nothing_here" does not exist, skipping', '00000']])
  await database.close()
})

test.each([
  [
    'postgres://ada:p%40ss@db.example:5433/app',
    { user: 'ada', password: 'p@ss', host: 'db.example', port: 5433, database: 'app' },
  ],
  ['postgresql:///app?host=/run/postgresql&user=ada', { host: '/run/postgresql', user: 'ada', database: 'app' }],
  ['postgres://%2Frun%2Fpostgresql/app', { host: '/run/postgresql', database: 'app' }],
  [
    'postgresql://ada:p%40ss@/app?host=/cloudsql/project:region:name',
    { user: 'ada', password: 'p@ss', host: '/cloudsql/project:region:name', database: 'app' },
  ],
  ['postgres://ada@:5433/app', { user: 'ada', port: 5433, database: 'app' }],
  ['postgres://ada@[::1]:5433/app', { host: '::1', port: 5433 }],
  ['postgres://localhost/app?options=-c%20geqo=off', { options: '-c geqo=off' }],
])('%s is read as libpq reads it', (url, expected) => {
  expect(parseDatabaseUrl(url).config).toMatchObject(expected)
})

test.each([
  ['not a URL', 'nonsense'],
  ['another kind of URL', 'mysql://ada@db.example/app'],
  ['an unknown sslmode', `postgres://ada:${secret}@db.example/app?sslmode=sometimes`],
  ['a service', `postgres://ada:${secret}@/?service=production`],
  ['a broken percent sign', `postgres://ada:${secret}%zz@db.example/app`],
  [
    'a certificate that is not there',
    `postgres://ada:${secret}@db.example/app?sslmode=verify-full&sslrootcert=/nowhere.pem`,
  ],
])('%s is a mistake of usage, told without the password', (_what, url) => {
  const failure = (() => {
    try {
      return parseDatabaseUrl(url)
    } catch (error) {
      return error
    }
  })()
  expect(failure).toBeInstanceOf(UsageError)
  expect(`${(failure as UsageError).message}${(failure as UsageError).hint}`).not.toContain(secret)
})

test('a session that was left is over soon, though nobody waits for it', async () => {
  const fresh = await freshDatabase()
  const database = await connect({ url: fresh.url }, 'test')
  database.leave()
  await expect(database.query('select 1')).rejects.toThrow()
  await vi.waitFor(async () => {
    const left = `select from pg_stat_activity where pid = ${database.processId}`
    expect(await fresh.query(left)).toEqual([])
  })
})

test('rows are handed over when they arrive, before the answer is whole', async () => {
  const { url } = await freshDatabase()
  const database = await connect({ url }, 'test')
  const taken: unknown[] = []
  await expect(
    database.runEach('select n from generate_series(1, 3) as n; select 1 / 0', (row) => taken.push(row.n)),
  ).rejects.toBeInstanceOf(StatementError)
  expect(taken).toEqual(['1', '2', '3'])
  await database.close()
})

test('whoever fails to take a row is told so, and the session goes on', async () => {
  const { url } = await freshDatabase()
  const database = await connect({ url }, 'test')
  const taking = database.runEach('select n from generate_series(1, 3) as n', () => {
    throw new RangeError('too much')
  })
  await expect(taking).rejects.toMatchObject({ message: expect.stringContaining('too much') })
  expect(await database.query('select 7 as n')).toEqual([{ n: '7' }])
  await database.close()
})

test('a session that is lost between two rows fails the question', async () => {
  const { url, client } = await freshDatabase()
  const database = await connect({ url }, 'test')
  const asking = database.runEach('select 1; select pg_sleep(60)', () => undefined)
  const failing = expect(asking).rejects.toBeInstanceOf(ConnectionError)
  await (await client()).query('select pg_terminate_backend($1)', [database.processId])
  await failing
  expect(database.isLost()).toBe(true)
})
