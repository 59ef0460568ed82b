import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'

import type { Account } from './embedded-account.ts'

/** A program of PostgreSQL at work on a data folder, which ends when this process does, however that happens. */
export interface GuardedProcess {
  readonly pid: number | undefined
  /** Settles with the exit code, null after a signal; rejects when the program could not be run. */
  readonly exited: Promise<number | null>
  signal(name: NodeJS.Signals): void
}

// The inner shell waits on the pipe whose other end only this process holds: it breaks when this process dies.
// Two pairs of parentheses, so that PostgreSQL does not become the parent of a process it knows nothing of.
const guard = '( ( read -r farewell <&3 || kill -INT "$$" ) 4<&- & ) && exec "$@" 3<&-'

interface Work {
  readonly program: string
  readonly data: string
  readonly flags: readonly string[]
  readonly account: Account | null
  /** A file descriptor to read from; nothing when left out. */
  readonly input?: number
}

/** Runs a program on `data`; what it complains of goes where this process' errors go. */
export function runGuarded({ program, data, flags, account, input }: Work): GuardedProcess {
  // An account that may not enter the folders above the data gets in through a descriptor that is open already.
  const entrance = account === null ? null : openSync(data, 'r')
  const command = [program, '-D', entrance === null ? data : '/proc/self/fd/4', ...flags]
  const child = spawn('/bin/sh', ['-c', guard, 'guard', ...command], {
    ...account,
    // Nothing of the caller's environment: it may hold secrets, and variables that PostgreSQL obeys.
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' },
    stdio: [input ?? 'ignore', 'ignore', 2, 'pipe', entrance ?? 'ignore'],
  })
  if (entrance !== null) closeSync(entrance)
  return { pid: child.pid, exited: exitOf(child), signal: (name) => void child.kill(name) }
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  const pipe = child.stdio[3]
  pipe?.on('error', () => {})
  try {
    return await new Promise<number | null>((resolve, reject) => child.once('exit', resolve).once('error', reject))
  } finally {
    if (pipe !== null && pipe !== undefined && 'end' in pipe) pipe.end('farewell\n')
  }
}
