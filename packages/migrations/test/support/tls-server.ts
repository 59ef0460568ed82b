import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

import { embeddedPostgres } from '../../src/io/embedded.ts'
import { temporaryFolder } from './folder.ts'

/** Certificates can be made only where OpenSSL is installed. */
export const hasOpenssl = (): boolean => spawnSync('openssl', ['version']).status === 0

/** A PostgreSQL that speaks TLS as `localhost`, with a certificate of an authority of its own. */
export interface TlsServer {
  /** Of the superuser, who may come with TLS and without. */
  readonly url: string
  readonly password: string
  /** The certificate of the authority that signed the server's. */
  readonly authority: string
  /** The certificate of an authority that signed nothing. */
  readonly stranger: string
  /** Of the client `certified`. */
  readonly certificate: string
  readonly key: string
  release(): Promise<void>
}

/**
 * Starts it. `sealed` may come with TLS only, `open` only without, `certified` only with a certificate of its own; all with the
 * password of the superuser.
 */
export async function tlsServer(): Promise<TlsServer> {
  const certificates = temporaryFolder()
  const authority = makeAuthority(certificates, 'authority')
  const stranger = makeAuthority(certificates, 'stranger')
  const server = makeCertificate(certificates, { authority, name: 'localhost' })
  const client = makeCertificate(certificates, { authority, name: 'certified' })
  const folder = temporaryFolder()
  const { url, release } = await embeddedPostgres({ folder, temporary: true, settings: { timezone: 'UTC' } })
  const data = join(folder, 'postgres', 'data')
  const { uid, gid } = statSync(data)
  const files = { 'server.crt': server.certificate, 'server.key': server.key, 'root.crt': authority.certificate }
  for (const [name, source] of Object.entries(files)) {
    writeFileSync(join(data, name), readFileSync(source), { mode: 0o600 })
    chownSync(join(data, name), uid, gid)
  }
  writeFileSync(join(data, 'pg_hba.conf'), rules)
  const password = decodeURIComponent(new URL(url).password)
  await sealed(url, password)
  return {
    url,
    password,
    authority: authority.certificate,
    stranger: stranger.certificate,
    certificate: client.certificate,
    key: client.key,
    release,
  }
}

const rules = `
host      all  postgres   all  scram-sha-256
hostssl   all  sealed     all  scram-sha-256
hostnossl all  open       all  scram-sha-256
hostssl   all  certified  all  cert
`

async function sealed(url: string, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const role of ['sealed', 'open', 'certified'])
    await client.query(`create role ${role} login password '${password}'`)
  await client.query("alter system set ssl_ca_file = 'root.crt'")
  await client.query('alter system set ssl = on')
  await client.query('select pg_reload_conf()')
  await client.end()
}

interface Certificate {
  /** Paths of files. */
  readonly certificate: string
  readonly key: string
}

function makeAuthority(folder: string, name: string): Certificate {
  const made = { certificate: join(folder, `${name}.crt`), key: join(folder, `${name}.key`) }
  openssl([
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', `/CN=${name}`],
    ...['-keyout', made.key, '-out', made.certificate],
  ])
  return made
}

function makeCertificate(
  folder: string,
  { authority, name }: { readonly authority: Certificate; readonly name: string },
): Certificate {
  const file = (extension: string): string => join(folder, `${name}.${extension}`)
  openssl(['req', '-newkey', 'rsa:2048', '-nodes', '-subj', `/CN=${name}`, '-keyout', file('key'), '-out', file('csr')])
  writeFileSync(file('ext'), `subjectAltName=DNS:${name}\n`)
  openssl([
    ...['x509', '-req', '-days', '2', '-in', file('csr'), '-extfile', file('ext'), '-out', file('crt')],
    ...['-CA', authority.certificate, '-CAkey', authority.key, '-CAcreateserial'],
  ])
  chmodSync(file('key'), 0o600)
  return { certificate: file('crt'), key: file('key') }
}

const openssl = (options: readonly string[]): void => void execFileSync('openssl', [...options], { stdio: 'pipe' })
