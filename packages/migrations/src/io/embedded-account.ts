import { chownSync, existsSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

import { UsageError } from '../errors.ts'

/** An account of the operating system. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

/**
 * The account that has to run the server where this process is root's, as PostgreSQL refuses to be; otherwise null.
 * Data that are somebody's stay so, and so does a folder: what root does there once must not lock its owner out.
 */
export function serverAccount(folder: string, data: string): Account | null {
  if (process.getuid?.() !== 0) return null
  if (existsSync(data)) return ownerOf(data)
  const accounts = namedAccounts()
  // `initdb` asks for the account's name, so a number nobody has given a name to will not do.
  const owner = accounts.find(({ uid }) => uid !== 0 && uid === ownerOf(folder).uid)
  const account = owner ?? accounts.find(({ name }) => name === 'nobody')
  if (account !== undefined) return { uid: account.uid, gid: account.gid }
  throw new UsageError('PostgreSQL does not run as root, and this system has no account "nobody" to run it as', {
    hint: 'Run this as another account, or set DATABASE_URL to a PostgreSQL server.',
  })
}

export function ownerOf(path: string): Account {
  const { uid, gid } = statSync(path)
  return { uid, gid }
}

/** Gives to the owner of the folder what root has made in it. */
export function giveToOwner(folder: string, path: string): void {
  const { uid, gid } = ownerOf(folder)
  if (process.getuid?.() === 0) chownSync(path, uid, gid)
}

function namedAccounts(): (Account & { readonly name: string | undefined })[] {
  // Elsewhere the accounts are not in the file, nor can an open folder be passed on by /proc.
  if (process.platform !== 'linux') return []
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  return lines
    .map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
}

/** Whether `account`, which owns none of it, may read and run a program and pass through all folders above it. */
export const mayRun = (account: Account, program: string): boolean =>
  (statSync(program).mode & 0o005) === 0o005 && mayPass(account, dirname(program))

function mayPass(account: Account, folder: string): boolean {
  const { uid, mode } = statSync(folder)
  const passes = (mode & (uid === account.uid ? 0o100 : 0o001)) !== 0
  return passes && (folder === dirname(folder) || mayPass(account, dirname(folder)))
}
