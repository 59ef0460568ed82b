import { existsSync, readFileSync } from 'node:fs'
import { homedir, platform } from 'node:os'
import { join } from 'node:path'
import type { SecureVersion, ConnectionOptions as TlsOptions } from 'node:tls'

import { UsageError } from '../errors.ts'
import { isMissingTls, isUntrusted, thrownBy } from './database-error.ts'

/** How a connection is to be encrypted: pg's `ssl`, and what else may be tried when a server does not take that. */
export interface Encryption {
  readonly ssl: TlsOptions | false
  readonly otherwise: Alternative | null
}

/** A second way to connect. */
export interface Alternative {
  readonly ssl: TlsOptions | false
  /** Whether the failure of the first way is one that the second may not have. */
  after(failure: unknown): boolean
}

/**
 * What libpq means by the `ssl…` parts of a URL. pg itself reads the same words otherwise: to it, `require` is `verify-full`, `prefer`
 * refuses a server without TLS, and nothing said is never encrypted.
 */
export function encryptionOf(settings: URLSearchParams, host: string): Encryption {
  refuseUnknown(settings)
  const mode = modeOf(settings, host)
  // Nobody can listen to a Unix socket, and PostgreSQL has no TLS there.
  if (mode === 'disable' || host.startsWith('/')) return { ssl: false, otherwise: null }
  const files = filesOf(settings)
  const unverified = { ...files, rejectUnauthorized: false }
  const chainOnly = { ...files, checkServerIdentity: () => undefined }
  // Whoever names an authority has it looked at, whatever the mode.
  const lenient = files.ca === undefined ? unverified : chainOnly
  switch (mode) {
    case 'allow':
      return { ssl: false, otherwise: { ssl: lenient, after: isRefusedLogin } }
    case 'prefer':
      return { ssl: lenient, otherwise: { ssl: false, after: isRefusedTls } }
    case 'no-verify':
      return { ssl: unverified, otherwise: null }
    case 'require':
      return { ssl: lenient, otherwise: null }
    case 'verify-ca':
      // Any of the public authorities signs for anybody.
      if (files.ca === undefined) throw new UsageError('sslmode=verify-ca needs an authority to trust.', authorityHint)
      return { ssl: chainOnly, otherwise: null }
    case 'verify-full':
      return { ssl: files, otherwise: null }
  }
}

const authorityHint = { hint: 'Name the file of its certificate with sslrootcert, or say sslmode=verify-full.' }

const modes = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full', 'no-verify'] as const

type Mode = (typeof modes)[number]

/** Where nothing is said libpq prefers TLS; on the machine itself it is tried second, because hardly a server there has it. */
function modeOf(settings: URLSearchParams, host: string): Mode {
  const isSystem = settings.get('sslrootcert') === 'system'
  const typed = settings.get('sslmode') ?? impliedMode(settings) ?? (isSystem ? 'verify-full' : null)
  if (typed === null) return isLocal(host) ? 'allow' : 'prefer'
  const mode = modes.find((each) => each === typed)
  if (mode === undefined) {
    throw new UsageError(`The sslmode "${typed}" of the database URL is unknown.`, {
      hint: 'It is disable, allow, prefer, require, verify-ca or verify-full.',
    })
  }
  if (isSystem && mode !== 'verify-full') {
    throw new UsageError(`sslmode=${mode} is too weak for sslrootcert=system.`, { hint: 'Say sslmode=verify-full.' })
  }
  return mode
}

/** Older ways to say it: libpq's `requiressl`, and `ssl` of JDBC and pg. */
function impliedMode(settings: URLSearchParams): Mode | null {
  const value = settings.get('requiressl') ?? settings.get('ssl')
  if (value === null) return null
  if (value === '1' || value === 'true') return 'require'
  if (value === '0' || value === 'false') return 'disable'
  throw new UsageError(`The database URL says ssl=${value}.`, { hint: 'Say it with sslmode.' })
}

/** What changes nothing of who is trusted is passed over; what would, and is not heeded, is refused. */
const known: ReadonlySet<string> = new Set([
  ...['ssl', 'sslmode', 'sslrootcert', 'sslcert', 'sslkey', 'sslpassword', 'sslcrl', 'sslnegotiation'],
  ...['ssl_min_protocol_version', 'ssl_max_protocol_version'],
  ...['sslcompression', 'sslsni', 'sslcertmode', 'sslkeylogfile'],
])

function refuseUnknown(settings: URLSearchParams): void {
  const stranger = [...settings.keys()].find((name) => name.startsWith('ssl') && !known.has(name))
  if (stranger === undefined) return
  throw new UsageError(`The database URL says ${stranger}, which is not understood.`, {
    hint: 'Its words for TLS are those of libpq: sslmode, sslrootcert, sslcert, sslkey, sslpassword, sslcrl, sslnegotiation.',
  })
}

/** The certificates that are named, or lie where libpq looks for them. */
function filesOf(settings: URLSearchParams): TlsOptions {
  const authority = settings.get('sslrootcert') ?? present('root.crt')
  const certificate = settings.get('sslcert') ?? present('postgresql.crt')
  const key = settings.get('sslkey') ?? present('postgresql.key')
  const revoked = settings.get('sslcrl') ?? present('root.crl')
  const all = {
    ca: authority === null || authority === 'system' ? undefined : content(authority),
    cert: certificate === null || key === null ? undefined : content(certificate),
    key: certificate === null || key === null ? undefined : content(key),
    passphrase: settings.get('sslpassword') ?? undefined,
    crl: revoked === null || authority === null ? undefined : content(revoked),
    minVersion: version(settings.get('ssl_min_protocol_version')),
    maxVersion: version(settings.get('ssl_max_protocol_version')),
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

/** A file of the folder in which a user keeps certificates for PostgreSQL. */
function present(name: string): string | null {
  const folder = platform() === 'win32' ? ['AppData', 'Roaming', 'postgresql'] : ['.postgresql']
  const file = join(homedir(), ...folder, name)
  return existsSync(file) ? file : null
}

function content(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new UsageError(`The certificate file "${path}" of the database URL cannot be read.`, { cause })
  }
}

function version(text: string | null): SecureVersion | undefined {
  if (text === null) return undefined
  const found = (['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const).find((each) => each === text)
  if (found !== undefined) return found
  throw new UsageError(`There is no TLS version "${text}".`, { hint: 'It is TLSv1, TLSv1.1, TLSv1.2 or TLSv1.3.' })
}

const isLocal = (host: string): boolean =>
  host === '' || host === 'localhost' || host === '::1' || host.startsWith('127.')

const isRefusedLogin = (failure: unknown): boolean => ['28000', '28P01'].includes(origin(failure).code ?? '')

/** There is no TLS, it breaks off, or nobody is let in with it. A password that was refused is not sent again in the open. */
function isRefusedTls(failure: unknown): boolean {
  const { code, message } = origin(failure)
  return (
    code === '28000' || isUntrusted(code) || isMissingTls(message) || /^(EPROTO$|ERR_(SSL|TLS|OSSL)_)/.test(code ?? '')
  )
}

const origin = (failure: unknown): ReturnType<typeof thrownBy> =>
  thrownBy(failure instanceof Error && failure.cause !== undefined ? failure.cause : failure)
