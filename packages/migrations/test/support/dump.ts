import { execFile, execFileSync } from 'node:child_process'
import { promisify } from 'node:util'

import type { FreshDatabase } from './postgres.ts'

const run = promisify(execFile)

/** Why `pg_dump` cannot be asked; null where it can. It reads servers up to its own major version. */
export function dumpProblem(): string | null {
  try {
    execFileSync('pg_dump', ['--version'])
    return null
  } catch {
    return 'pg_dump is not on the PATH'
  }
}

/** The schema as `pg_dump -s` writes it, without the ledger and without the key that differs from dump to dump. */
export async function dumpOf({ url }: FreshDatabase): Promise<string> {
  const { stdout } = await run('pg_dump', ['--schema-only', '--exclude-schema=retort', '--dbname', url])
  return stdout.replace(/^\\(un)?restrict .*$/gm, '')
}
