import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** The lines of the file that a running server keeps in its data folder; none without a server. */
export function serverLines(data: string): string[] {
  try {
    return readFileSync(lockFile(data), 'utf8').split('\n')
  } catch {
    return []
  }
}

const lockFile = (data: string): string => join(data, 'postmaster.pid')

/** Ends a server that has lost its keeper, and clears away the claim of one that is gone. */
export async function endStaleServer(data: string): Promise<void> {
  const pid = Number(serverLines(data)[0])
  if (!(pid > 0) || !isAlive(pid)) return
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!isServerOf(pid, data)) break
    process.kill(pid, signal)
    for (let waited = 0; waited < 10_000 && isServerOf(pid, data); waited += 20) await sleep(20)
  }
  // PostgreSQL gives way to whatever process has the number now, be it another program or one that nobody has buried.
  if (Number(serverLines(data)[0]) === pid) rmSync(lockFile(data), { force: true })
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function isServerOf(pid: number, data: string): boolean {
  try {
    // A server works in its data folder; a dead process that its parent has not taken notice of works nowhere.
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data)
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(` -D ${data}`)
  } catch {
    return false
  }
}
