import type { ClientConfig } from 'pg'

import { connectionUrl } from '../connection-url.ts'
import { UsageError } from '../errors.ts'
import { type Alternative, encryptionOf } from './tls.ts'

/** How to reach a database: pg's configuration, and the encryption to try second where the first is not taken. */
export interface Address {
  readonly config: ClientConfig
  readonly otherwise: Alternative | null
}

/** What a `postgres://` URL says, in libpq's meaning of its parts. The URL may hold a password, so no error repeats it. */
export function parseDatabaseUrl(text: string): Address {
  const url = parseUrl(text)
  const settings = url.searchParams
  const host = settings.get('host') ?? decode(url.hostname).replace(/^\[(.*)\]$/, '$1')
  const { ssl, otherwise } = encryptionOf(settings, host)
  const given = {
    host: host || undefined,
    port: portOf(settings.get('port') ?? url.port),
    user: (settings.get('user') ?? decode(url.username)) || undefined,
    password: (settings.get('password') ?? decode(url.password)) || undefined,
    database: (settings.get('dbname') ?? decode(url.pathname.slice(1))) || undefined,
    options: settings.get('options') ?? undefined,
    connectionTimeoutMillis: secondsOf(settings.get('connect_timeout')),
    sslnegotiation: settings.get('sslnegotiation') ?? undefined,
    enableChannelBinding: settings.has('channel_binding') ? settings.get('channel_binding') !== 'disable' : undefined,
    ssl,
  }
  const present = Object.entries(given).filter(([, value]) => value !== undefined)
  return { config: Object.fromEntries(present), otherwise }
}

function parseUrl(text: string): URL {
  const read = connectionUrl(text)
  if ('problem' in read) throw new UsageError(`The database URL ${read.problem}.`, { hint: read.hint })
  const stranger = [...read.url.searchParams.keys()].find((name) => unheeded.has(name))
  if (stranger === undefined) return read.url
  throw new UsageError(`The database URL says ${stranger}, which is not understood.`, {
    hint: 'Spell it out: postgres://user:password@host:5432/database',
  })
}

/** What libpq would connect to something else for, or not at all. */
const unheeded: ReadonlySet<string> = new Set([
  ...['service', 'servicefile', 'hostaddr', 'passfile', 'require_auth', 'requirepeer'],
])

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new UsageError('The database URL has a "%" that does not start a percent-encoded character.', {
      hint: 'Write a "%" in a user or password as %25.',
    })
  }
}

function portOf(text: string): number | undefined {
  if (text === '') return undefined
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65536) return port
  throw new UsageError(`The port "${text}" of the database URL is not a number from 1 to 65535.`)
}

/** Milliseconds; zero and less stand for as long as it takes. */
function secondsOf(text: string | null): number | undefined {
  if (text === null) return undefined
  const seconds = Number(text)
  if (Number.isInteger(seconds)) return Math.max(0, seconds) * 1000
  throw new UsageError(`The connect_timeout "${text}" of the database URL is not a number of seconds.`)
}
