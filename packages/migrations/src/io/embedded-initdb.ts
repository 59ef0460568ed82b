import { chownSync, closeSync, openSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Account } from './embedded-account.ts'
import type { Binaries } from './embedded-binaries.ts'
import { serverFault } from './embedded-fault.ts'
import { logSince } from './embedded-log.ts'
import { runGuarded } from './embedded-process.ts'

export interface Foundation {
  readonly folder: string
  readonly binaries: Binaries
  readonly account: Account | null
  /** Whether a power cut may cost everything. */
  readonly temporary: boolean
}

/** Fills the empty folder `data` with a cluster of one role, `postgres`. */
export async function initialise(
  { folder, binaries, account, temporary }: Foundation,
  { data, password }: { data: string; password: string },
): Promise<void> {
  const written = logSince(folder)
  const input = passwordInput(join(data, '..', 'password'), password, account)
  const flags = ['--username=postgres', '--auth=scram-sha-256', '--pwfile=/dev/stdin', '--encoding=UTF8', '--locale=C']
  // Rules for upper and lower case in all of Unicode, the same on every machine.
  const locale = binaries.major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : []
  // Nobody guesses a random password, however little a guess costs; every connection would pay.
  const cheapLogin = binaries.major >= 16 ? ['--set=scram_iterations=1'] : []
  const work = runGuarded({
    program: binaries.initdb,
    data,
    flags: [...flags, ...locale, ...cheapLogin, ...(temporary ? ['--no-sync'] : [])],
    account,
    input,
  })
  closeSync(input)
  if ((await work.exited) !== 0) throw serverFault(folder, written())
}

/** A descriptor from which the password can be read; its file is gone. */
function passwordInput(file: string, password: string, account: Account | null): number {
  writeFileSync(file, `${password}\n`, { mode: 0o600 })
  if (account !== null) chownSync(file, account.uid, account.gid)
  const input = openSync(file, 'r')
  unlinkSync(file)
  return input
}
