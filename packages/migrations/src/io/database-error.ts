import type { Client } from 'pg'

import { ConnectionError, StatementError } from '../errors.ts'

/** What pg throws, whoever made it: a socket, TLS, or the server with a five-character code. */
interface Thrown {
  readonly message: string
  readonly code: string | null
  /** ERROR, FATAL or PANIC from the server; null when it was not the server that spoke. */
  readonly severity: string | null
}

export function thrownBy(error: unknown): Thrown {
  const fields: { message?: unknown; code?: unknown; severity?: unknown } = error instanceof Error ? error : {}
  const text = (field: unknown): string | null => (typeof field === 'string' ? field : null)
  return { message: text(fields.message) ?? String(error), code: text(fields.code), severity: text(fields.severity) }
}

/** What is inside of TypeORM's own error, or the error itself. */
export const driverErrorOf = (error: unknown): unknown =>
  (error as { readonly driverError?: unknown } | null | undefined)?.driverError ?? error

/** The SQLSTATE of an error, through whatever wrapped it; null where PostgreSQL did not send one. */
export function sqlStateOf(error: unknown): string | null {
  if (error instanceof StatementError) return error.sqlState
  const { code, severity } = thrownBy(error)
  return severity === null ? null : code
}

/** True when the session is over: the socket broke, or the server said so. What the server only rejected may speak of sockets, too. */
export function isLoss(error: unknown): boolean {
  if (error instanceof StatementError) return false
  if (error instanceof ConnectionError) return error.cause !== undefined && isLoss(error.cause)
  const { severity, message } = thrownBy(error)
  if (severity !== null) return severity === 'FATAL' || severity === 'PANIC'
  return /^Connection terminated|not queryable|^read E|^write E|socket/.test(message)
}

/** True when a server does not take connections at the moment: it restarts, or has too many. */
export function isRefusal(error: unknown): boolean {
  if (!(error instanceof ConnectionError) || isLoss(error.cause)) return false
  const { code, message } = thrownBy(error.cause)
  return refusals.has(code ?? '') || /timeout expired/.test(message)
}

const refusals: ReadonlySet<string> = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT'],
  // too_many_connections, cannot_connect_now, and the two that a shutdown ends a half-made connection with.
  ...['53300', '57P03', '57P01', '57P02'],
])

/** The error of one statement as this package's: the statement was rejected, or the connection is gone. */
export function statementFailure(error: unknown, sql: string, address: string): Error {
  if (error instanceof StatementError || error instanceof ConnectionError) return error
  const { message, code, severity } = thrownBy(error)
  if (isLoss(error)) return new ConnectionError(`The connection to ${address} was lost: ${message}.`, { cause: error })
  if (severity === null) return error instanceof Error ? error : new Error(message, { cause: error })
  return new StatementError(message, { sql, sqlState: code, cause: error })
}

interface Diagnosis {
  readonly says: string
  readonly hint: string
}

/** Why a connection did not come about, in one line and without the password. */
export function connectionFailure(error: unknown, client: Client): ConnectionError {
  const { says, hint } = diagnose(error, client, addressOf(client))
  return new ConnectionError(says, { hint, cause: error })
}

/** pg has no code for a server that has no TLS. */
export const isMissingTls = (message: string): boolean =>
  /does not support SSL|error establishing an SSL connection/.test(message)

export const isAboutMissingTls = (error: unknown): boolean =>
  error instanceof ConnectionError && isMissingTls(thrownBy(error.cause).message)

/** The server as a person would name it: host and port, or the folder of its socket. */
export const addressOf = ({ host, port }: Client): string =>
  host.startsWith('/') ? host : host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`

function diagnose(error: unknown, client: Client, place: string): Diagnosis {
  const { code, message: text } = thrownBy(error)
  const { user, database, host, password } = client
  // Neither PostgreSQL nor pg repeats a password; whatever else spoke in between might.
  const message = password ? text.replaceAll(password, '…') : text
  switch (code) {
    case 'ECONNREFUSED':
    case 'ENOENT':
      return {
        says: `Nothing answers at ${place}.`,
        hint: 'Start PostgreSQL there, or check host and port of DATABASE_URL.',
      }
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return { says: `The host "${host}" is not known.`, hint: 'Check the host name in DATABASE_URL.' }
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ETIMEDOUT':
      return unreachable(place)
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return {
        says: `The certificate of ${place} is for another host: ${message}.`,
        hint: 'Name the host in DATABASE_URL as its certificate does.',
      }
    case '28P01':
    case '28000':
      return {
        says: `PostgreSQL at ${place} refuses the login of "${user}": ${message}.`,
        hint: 'Check user and password in DATABASE_URL, and pg_hba.conf on the server.',
      }
    case '3D000':
      return {
        says: `There is no database "${database}" at ${place}.`,
        hint: `Create it with \`createdb -h ${host} -p ${client.port} -U ${user} ${database}\`, or check DATABASE_URL.`,
      }
    case '53300':
      return {
        says: `PostgreSQL at ${place} has no connection left: ${message}.`,
        hint: 'A run needs two connections.',
      }
    case '57P03':
      return { says: `PostgreSQL at ${place} is not ready: ${message}.`, hint: 'Try again in a moment.' }
    default:
      return isUntrusted(code) ? untrustedAt(place, message) : diagnoseMessage(message, place)
  }
}

/** Node's names for what it finds wrong with a certificate. */
const untrusted: ReadonlySet<string> = new Set([
  ...['UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ...['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'CERT_UNTRUSTED', 'CERT_REJECTED', 'INVALID_CA'],
  ...['CERT_SIGNATURE_FAILURE', 'CERT_NOT_YET_VALID', 'CERT_HAS_EXPIRED', 'CERT_REVOKED', 'UNABLE_TO_GET_CRL'],
])

/** Whether Node refused a certificate. */
export const isUntrusted = (code: string | null): boolean => untrusted.has(code ?? '')

const untrustedAt = (place: string, message: string): Diagnosis => ({
  says: `The certificate of ${place} is not trusted: ${message}.`,
  hint: 'Name the certificate of the authority that signed it: sslrootcert=<file> in DATABASE_URL.',
})

const unreachable = (place: string): Diagnosis => ({
  says: `${place} does not answer.`,
  hint: 'Check host and port of DATABASE_URL, and the firewall in between.',
})

// pg has no code for what its own side finds wrong, only these sentences.
function diagnoseMessage(message: string, place: string): Diagnosis {
  if (/timeout expired/.test(message)) return unreachable(place)
  if (/password must be a/.test(message)) {
    return { says: `PostgreSQL at ${place} asks for a password.`, hint: 'Put it into DATABASE_URL or PGPASSWORD.' }
  }
  if (isMissingTls(message)) {
    return {
      says: `PostgreSQL at ${place} has no TLS.`,
      hint: 'Switch it on there, or say sslmode=disable in DATABASE_URL.',
    }
  }
  return { says: `No connection to ${place}: ${message}.`, hint: 'Check DATABASE_URL.' }
}
