import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { keeperOf, keeperSockets } from '../../src/io/embedded-election.ts'

/** The process of the server that runs on the data of a folder. */
export const serverPid = (folder: string): number =>
  Number(readFileSync(join(folder, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0])

/** The one keeper of a folder. A candidate that lost the election is there for a moment longer, so this waits it out. */
export async function keeperPid(folder: string): Promise<number> {
  for (let waited = 0; ; waited += 10) {
    const pids = keeperSockets(folder).map(keeperOf)
    if (pids[0] === undefined) throw new Error('no keeper is there')
    if (pids.length === 1) return pids[0]
    if (waited > 10_000) throw new Error(`one keeper expected, there are: ${pids}`)
    await sleep(10)
  }
}

/** The processes of a session, its leader included; Linux only. */
export const sessionOf = (leader: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && statOf(name)[3] === String(leader))
    .map(Number)

/** What Linux says of a process after its number and name: state, parent, process group, session, …; elsewhere nothing. */
function statOf(pid: number | string): string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  } catch {
    return []
  }
}

/** Whether a process is there; one that is dead but not yet taken notice of by its parent is not. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0) && statOf(pid)[0] !== 'Z'
  } catch {
    return false
  }
}

/** Waits until none of the processes is there; they have ten seconds. */
export async function endOf(...pids: readonly number[]): Promise<void> {
  for (let waited = 0; pids.some(isAlive); waited += 10) {
    if (waited > 10_000) throw new Error(`still there: ${pids.filter(isAlive)}`)
    await sleep(10)
  }
}
