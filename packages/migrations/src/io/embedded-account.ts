import { readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

import { UsageError } from '../errors.ts'

/** An account of the operating system. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

/** The account that has to run the server where root may not, as PostgreSQL refuses; null where this process' own will do. */
export function serverAccount(): Account | null {
  if (process.getuid?.() !== 0) return null
  // `initdb` asks for the account's name, so a number nobody has given a name to will not do.
  const account = process.platform === 'linux' ? accountNamed('nobody') : null
  if (account !== null) return account
  throw new UsageError('PostgreSQL does not run as root, and this system has no account "nobody" to run it as', {
    hint: 'Run this as another account, or set DATABASE_URL to a PostgreSQL server.',
  })
}

function accountNamed(name: string): Account | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((each) => each.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid === undefined || gid === undefined ? null : { uid: Number(uid), gid: Number(gid) }
}

/** Whether `account`, which owns none of them, may pass through all folders above `path`. */
export function isReachable(path: string, account: Account): boolean {
  const folder = dirname(path)
  const { uid, mode } = statSync(folder)
  const passes = (mode & (uid === account.uid ? 0o100 : 0o001)) !== 0
  return passes && (folder === dirname(folder) || isReachable(folder, account))
}
