import { execFile, spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { UsageError } from '../../src/errors.ts'
import { connect } from '../../src/io/database.ts'
import { urlWithEnvironment } from '../../src/io/database-environment.ts'
import { parseDatabaseUrl } from '../../src/io/database-url.ts'
import { temporaryFolder } from '../support/folder.ts'
import { freshDatabase } from '../support/postgres.ts'
import { hasOpenssl, type TlsServer, tlsServer } from '../support/tls-server.ts'

const canSeal = hasOpenssl()
const hasPsql = spawnSync('psql', ['--version']).status === 0

let server: TlsServer
const home = process.env.HOME

beforeAll(async () => {
  if (canSeal) server = await tlsServer()
  // Certificates that somebody keeps for PostgreSQL have no say here.
  process.env.HOME = temporaryFolder()
})

afterAll(async () => {
  process.env.HOME = home
  await server?.release()
})

type Parts = Readonly<Record<string, string | undefined>>

/** The server's URL for one of its users, under a name that its certificate has unless another is given. */
function urlOf({ user = 'postgres', host = 'localhost', ...settings }: Parts): string {
  const url = Object.assign(new URL(server.url), { username: user, hostname: host })
  for (const [name, value] of Object.entries(settings)) if (value !== undefined) url.searchParams.set(name, value)
  return url.href
}

type Ending = 'encrypted' | 'plain' | 'refused'

const encryptedSql = 'select ssl from pg_stat_ssl where pid = pg_backend_pid()'

async function ours(url: string): Promise<Ending> {
  try {
    const database = await connect({ url }, 'test')
    const [row] = await database.query(encryptedSql)
    await database.close()
    return row?.ssl === 't' ? 'encrypted' : 'plain'
  } catch {
    return 'refused'
  }
}

async function libpqs(url: string): Promise<Ending> {
  try {
    const { stdout } = await promisify(execFile)('psql', ['-XAtq', '-c', encryptedSql, url])
    return stdout.trim() === 't' ? 'encrypted' : 'plain'
  } catch {
    return 'refused'
  }
}

interface Case {
  readonly mode: string | undefined
  readonly host: string
  readonly user: string
  readonly root: string
}

const modes = [undefined, 'disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full']

// libpq tries TLS first everywhere where nothing is said.
const isOwnWay = ({ mode, user, root }: { mode: string | undefined; user: string; root: string }): boolean =>
  mode === undefined && user === 'postgres' && root !== 'stranger'

test.skipIf(!canSeal || !hasPsql)(
  'every sslmode ends as it does in psql, whoever comes and whatever is trusted',
  async () => {
    const roots: Parts = { none: undefined, authority: server.authority, stranger: server.stranger }
    const endings = async ({ mode, host, user, root }: Case) => {
      const url = urlOf({ user, host, sslmode: mode, sslrootcert: roots[root] })
      return { mode, host, user, root, ours: await ours(url), libpqs: await libpqs(url) }
    }
    const cases: readonly Case[] = modes.flatMap((mode) =>
      // Only a mode that looks at the name cares for it.
      (mode?.startsWith('verify') ? ['localhost', '127.0.0.1'] : ['localhost']).flatMap((host) =>
        ['postgres', 'sealed', 'open'].flatMap((user) =>
          Object.keys(roots).map((root) => ({ mode, host, user, root })),
        ),
      ),
    )
    const left = cases.filter((each) => !isOwnWay(each))
    const found: (Case & { readonly ours: Ending; readonly libpqs: Ending })[] = []
    // All at once, and on a busy machine some connection takes longer than a connection may.
    while (left.length > 0) found.push(...(await Promise.all(left.splice(0, 6).map(endings))))
    expect(found.filter((each) => each.ours !== each.libpqs)).toEqual([])
    expect(new Set(found.map((each) => each.ours))).toEqual(new Set(['encrypted', 'plain', 'refused']))
  },
)

test.skipIf(!canSeal)(
  'on the machine itself TLS is the second choice, and is taken where it is the only one',
  async () => {
    expect(await ours(urlOf({}))).toBe('plain')
    expect(await ours(urlOf({ user: 'sealed' }))).toBe('encrypted')
  },
)

test.skipIf(!canSeal)('a client shows its own certificate', async () => {
  const { authority: sslrootcert, certificate: sslcert, key: sslkey } = server
  const whole = { user: 'certified', sslmode: 'verify-full', sslrootcert, sslcert, sslkey }
  expect(await ours(urlOf(whole))).toBe('encrypted')
  expect(await ours(urlOf({ ...whole, sslkey: undefined }))).toBe('refused')
})

test.skipIf(!canSeal)('TLS may be spoken from the first byte', async () => {
  const direct = { sslmode: 'verify-full', sslrootcert: server.authority, sslnegotiation: 'direct' }
  expect(await ours(urlOf(direct))).toBe('encrypted')
})

test.skipIf(!canSeal)('what libpq takes from the environment counts, and the URL has the last word', async () => {
  const environment = { PGSSLMODE: 'verify-full', PGSSLROOTCERT: server.authority }
  expect(await ours(urlWithEnvironment(urlOf({}), environment))).toBe('encrypted')
  expect(await ours(urlWithEnvironment(urlOf({ host: '127.0.0.1' }), environment))).toBe('refused')
  expect(await ours(urlWithEnvironment(urlOf({ sslmode: 'disable' }), environment))).toBe('plain')
  expect(urlWithEnvironment('postgres:///app', { PGHOST: 'db.example' })).toBe('postgres:///app?host=db.example')
  expect(urlWithEnvironment('postgres://ada:x%2Fy@/app', { PGHOST: '/run' })).toBe(
    'postgres:///app?user=ada&password=x%2Fy&host=%2Frun',
  )
  expect(urlWithEnvironment('postgres://ada@db/app', { PGHOST: 'db.example' })).toBe('postgres://ada@db/app')
})

test.skipIf(!canSeal).each([
  [
    'is signed by nobody who is trusted',
    { sslrootcert: 'stranger' },
    /certificate of .* is not trusted: /,
    /sslrootcert=<file>/,
  ],
  [
    'is for another host',
    { sslrootcert: 'authority', host: '127.0.0.1' },
    /certificate of .* is for another host/,
    /Name the host/,
  ],
] as const)('a certificate that %s is refused in one line', async (_what, { sslrootcert, ...parts }, says, hint) => {
  const url = urlOf({ ...parts, sslmode: 'verify-full', sslrootcert: server[sslrootcert] })
  const failure = await connect({ url }, 'test').catch((error: unknown) => error)
  expect(failure).toMatchObject({
    code: 'connection',
    message: expect.stringMatching(says),
    hint: expect.stringMatching(hint),
  })
})

test('a server without TLS is used without, unless TLS is asked for', async () => {
  const { url } = await freshDatabase()
  expect(await ours(`${url}?sslmode=prefer`)).toBe('plain')
  expect(await ours(`${url}?sslmode=allow`)).toBe('plain')
  await expect(connect({ url: `${url}?sslmode=require` }, 'test')).rejects.toThrow(/has no TLS/)
})

test('certificates that lie where libpq looks for them are used', () => {
  const folder = join(process.env.HOME ?? '', '.postgresql')
  mkdirSync(folder)
  writeFileSync(join(folder, 'root.crt'), 'the authority')
  const { config } = parseDatabaseUrl('postgres://ada@db.example/app?sslmode=require')
  rmSync(folder, { recursive: true })
  expect(config.ssl).toEqual({ ca: 'the authority', checkServerIdentity: expect.any(Function) })
})

test.each([
  ['ssl=true', { rejectUnauthorized: false }],
  ['ssl=false', false],
  ['requiressl=1', { rejectUnauthorized: false }],
  ['sslrootcert=system', {}],
  ['sslmode=verify-full&ssl_min_protocol_version=TLSv1.3', { minVersion: 'TLSv1.3' }],
  ['host=/run/postgresql&sslmode=require', false],
])('?%s is understood', (query, ssl) => {
  expect(parseDatabaseUrl(`postgres://ada@db.example/app?${query}`).config.ssl).toEqual(ssl)
})

test.each([
  'sslmode=sometimes',
  'ssl=perhaps',
  'sslmod=require',
  'sslrootcert=system&sslmode=require',
  'sslmode=verify-ca',
  'sslmode=require&ssl_max_protocol_version=3',
])('?%s is refused rather than passed over', (query) => {
  expect(() => parseDatabaseUrl(`postgres://ada@db.example/app?${query}`)).toThrow(UsageError)
})
