import { connectionUrl } from '../connection-url.ts'

/**
 * The URL with what libpq's environment variables say beside it. The URL has the last word. pg knows the others itself, those of user,
 * password, port and database.
 */
export function urlWithEnvironment(text: string, environment: Readonly<Record<string, string | undefined>>): string {
  const read = connectionUrl(text)
  if ('problem' in read) return text
  const { url } = read
  for (const [variable, name] of Object.entries(parameters)) {
    const value = environment[variable]
    const isSaid = url.searchParams.has(name) || (name === 'host' && url.hostname !== '')
    if (value && !isSaid) url.searchParams.set(name, value)
  }
  // What has nothing to add leaves the text as it was typed.
  return URL.canParse(text) && url.search === new URL(text).search ? text : url.href
}

const parameters = {
  PGHOST: 'host',
  PGSSLMODE: 'sslmode',
  PGSSLROOTCERT: 'sslrootcert',
  PGSSLCERT: 'sslcert',
  PGSSLKEY: 'sslkey',
  PGSSLCRL: 'sslcrl',
  PGSSLNEGOTIATION: 'sslnegotiation',
  PGSSLMINPROTOCOLVERSION: 'ssl_min_protocol_version',
  PGSSLMAXPROTOCOLVERSION: 'ssl_max_protocol_version',
  PGCHANNELBINDING: 'channel_binding',
  PGCONNECT_TIMEOUT: 'connect_timeout',
} as const
