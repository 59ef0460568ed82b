import { readFileSync } from 'node:fs'
import type { ConnectionOptions as TlsOptions } from 'node:tls'
import type { ClientConfig } from 'pg'

import { UsageError } from '../errors.ts'

/** How to reach a database: pg's configuration, and whether an unencrypted connection will do where the server has no TLS. */
export interface Address {
  readonly config: ClientConfig
  readonly plainWithoutTls: boolean
}

/** What a `postgres://` URL says, in libpq's meaning of its parts. The URL may hold a password, so no error repeats it. */
export function parseDatabaseUrl(text: string): Address {
  const url = parseUrl(text)
  const settings = url.searchParams
  const host = settings.get('host') ?? decode(url.hostname).replace(/^\[(.*)\]$/, '$1')
  const { ssl, plainWithoutTls } = encryption(settings, host)
  const given = {
    host: host || undefined,
    port: portOf(settings.get('port') ?? url.port),
    user: (settings.get('user') ?? decode(url.username)) || undefined,
    password: (settings.get('password') ?? decode(url.password)) || undefined,
    database: (settings.get('dbname') ?? decode(url.pathname.slice(1))) || undefined,
    options: settings.get('options') ?? undefined,
    ssl,
  }
  const present = Object.entries(given).filter(([, value]) => value !== undefined)
  return { config: Object.fromEntries(present), plainWithoutTls }
}

function parseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url !== null && /^postgres(ql)?:$/.test(url.protocol)) return url
  throw new UsageError('The database URL is not a PostgreSQL URL.', {
    hint: 'Its form is postgres://user:password@host:5432/database, with the special characters of a password percent-encoded.',
  })
}

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

function encryption(settings: URLSearchParams, host: string): { ssl: ClientConfig['ssl']; plainWithoutTls: boolean } {
  const rootCertificate = settings.get('sslrootcert')
  const files: TlsOptions = {
    ...(rootCertificate === null ? {} : { ca: certificate(rootCertificate) }),
    ...(settings.has('sslcert') ? { cert: certificate(settings.get('sslcert') ?? '') } : {}),
    ...(settings.has('sslkey') ? { key: certificate(settings.get('sslkey') ?? '') } : {}),
  }
  const unverified = { ssl: { ...files, rejectUnauthorized: false }, plainWithoutTls: false }
  const chainOnly = { ssl: { ...files, checkServerIdentity: () => undefined }, plainWithoutTls: false }
  const mode = settings.get('sslmode')
  switch (mode) {
    case null:
      // A password on its way through a network deserves TLS wherever the server has it; PGSSLMODE has its say in pg.
      return isLocal(host) ? { ssl: undefined, plainWithoutTls: false } : { ...unverified, plainWithoutTls: true }
    case 'disable':
      return { ssl: false, plainWithoutTls: false }
    case 'allow':
    case 'prefer':
      return { ...unverified, plainWithoutTls: true }
    case 'no-verify':
      return unverified
    case 'require':
      return rootCertificate === null ? unverified : chainOnly
    case 'verify-ca':
      return chainOnly
    case 'verify-full':
      return { ssl: files, plainWithoutTls: false }
    default:
      throw new UsageError(`The sslmode "${mode}" of the database URL is unknown.`, {
        hint: 'It is disable, prefer, require, verify-ca or verify-full.',
      })
  }
}

function certificate(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new UsageError(`The certificate file "${path}" of the database URL cannot be read.`, { cause })
  }
}

const isLocal = (host: string): boolean =>
  host === '' || host.startsWith('/') || host === 'localhost' || host === '::1' || host.startsWith('127.')
