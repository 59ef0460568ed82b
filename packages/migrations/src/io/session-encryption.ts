import { TLSSocket, type ConnectionOptions as TlsOptions } from 'node:tls'

import type { Database } from './database.ts'

/** What protects a session on its way: as far as the server, or the pooler in front of it. */
export interface SessionEncryption {
  /** `TLSv1.3`. */
  readonly protocol: string
  /** The server has shown a certificate that somebody trusted has given to a host of its name. */
  readonly isVerified: boolean
}

/** Null for a session in plain text. */
export function sessionEncryption({ client }: Database): SessionEncryption | null {
  const { stream } = client.connection
  if (!(stream instanceof TLSSocket)) return null
  const settings: TlsOptions = typeof client.ssl === 'object' ? client.ssl : {}
  const isLenient = settings.rejectUnauthorized === false || settings.checkServerIdentity !== undefined
  return { protocol: stream.getProtocol() ?? 'TLS', isVerified: stream.authorized && !isLenient }
}
