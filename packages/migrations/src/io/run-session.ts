import { setTimeout as sleep } from 'node:timers/promises'

import { ConnectionError } from '../errors.ts'
import type { Progress } from '../model/progress.ts'
import { type ConnectionOptions, connect, type Database } from './database.ts'
import { isLoss, isRefusal } from './database-error.ts'
import { type DatabaseState, readState, refuseUnwritable } from './ledger.ts'
import type { LedgerPlace } from './ledger-layout.ts'
import { acquireLease, type Lease } from './lock.ts'
import type { Patience } from './patience.ts'
import type { Task } from './run-body.ts'
import { claimEpoch } from './run-claim.ts'
import { Overtaken } from './run-guard.ts'
import { newMemory, type SessionMemory } from './run-settings.ts'
import { createWatcher, type Watcher } from './run-watch.ts'
import { runnerName } from './runner-name.ts'

export interface RunSettings {
  readonly options: ConnectionOptions
  readonly place: LedgerPlace
  readonly purpose: string
  readonly patience: Patience
  readonly signal: AbortSignal | undefined
  readonly progress: (event: Progress) => void
  /** Recorded with each revision that the run applies. */
  readonly tag?: string | null
}

/** A session that has the lease and has claimed an epoch. */
export interface Run extends RunSettings {
  readonly database: Database
  readonly lease: Lease
  readonly epoch: string
  readonly watcher: Watcher
  readonly memory: SessionMemory
  /** Grows from row to row of the ledger, within a run and from epoch to epoch. */
  readonly nextPosition: () => string
  /** The session goes through a pooler. */
  readonly isPooled: boolean
  /** Nothing is applied: if something is in the way of the first revision, another tool may have made it. */
  readonly isBare: boolean
  /** Said when something is finished for good: a session lost later is a trouble of its own. */
  readonly advanced: () => void
  /** Said just before a COMMIT: if its answer is lost, the next session's ledger tells what became of it. */
  readonly committing: (task: Task) => void
}

export interface Work<T> {
  /** What is to be done in a database in this state; asked anew whenever the state may have changed. */
  plan(state: DatabaseState, database: Database): Promise<readonly T[]>
  /** Asks for what needs a person's agreement, and throws without it. Nothing has run yet. */
  consent(database: Database, tasks: readonly T[]): Promise<void>
  perform(run: Run, tasks: readonly T[], state: DatabaseState): Promise<void>
  committing(task: Task): void
}

/**
 * Finds out what is to be done and does it under the lease. A lost session is made again and looks again, so `perform` may run
 * several times, each time with what is left. Where nothing is to be done no lock is taken.
 */
export async function runUnderLease<T>(settings: RunSettings, work: Work<T>): Promise<void> {
  const trouble = { lost: 0, refusedSince: 0, hasWorked: false }
  const sights = {
    connected: () => {
      trouble.hasWorked = true
      trouble.refusedSince = 0
    },
    advanced: () => {
      trouble.lost = 0
    },
  }
  for (;;) {
    try {
      return await oneSession(settings, work, sights)
    } catch (error) {
      settings.signal?.throwIfAborted()
      if (!trouble.hasWorked || !note(error, trouble, settings.patience)) throw lastOf(error)
      settings.progress({ event: 'reconnecting', reason: error instanceof Error ? error.message : String(error) })
      await sleep(100 + 100 * trouble.lost + Math.random() * 100, undefined, { signal: settings.signal })
    }
  }
}

/** What a session tells of itself while it lasts. */
interface Sights {
  readonly connected: () => void
  readonly advanced: () => void
}

interface Trouble {
  /** Sessions lost since something was last finished: a revision that brings the server down is not tried for ever. */
  lost: number
  refusedSince: number
}

const maximumLost = 3

/** True when another session may do better: this one was lost, or the server is just starting and refuses. */
function note(error: unknown, trouble: Trouble, { reconnectMs }: Patience): boolean {
  if (isRefusal(error)) {
    if (trouble.refusedSince === 0) trouble.refusedSince = performance.now()
    return performance.now() - trouble.refusedSince < reconnectMs
  }
  if (!isLoss(error) && !(error instanceof Overtaken)) return false
  trouble.lost += 1
  return trouble.lost <= maximumLost
}

const lastOf = (error: unknown): unknown =>
  error instanceof Overtaken
    ? new ConnectionError('Other runs took the database over again and again.', { cause: error })
    : error

async function oneSession<T>(settings: RunSettings, work: Work<T>, { connected, advanced }: Sights): Promise<void> {
  const { options, place, purpose, patience } = settings
  const database = await connect(options, `${purpose} ${runnerName()}`, patience.replyMs)
  try {
    connected()
    const state = await readState(database, place)
    const tasks = await work.plan(state, database)
    if (tasks.length === 0) return
    refuseUnwritable(state, place)
    await work.consent(database, tasks)
    await underLease(settings, work, { database, advanced })
  } finally {
    await database.close()
  }
}

async function underLease<T>(
  settings: RunSettings,
  work: Work<T>,
  { database, advanced }: { database: Database; advanced: () => void },
): Promise<void> {
  const { place, patience } = settings
  const isSettled = async (): Promise<boolean> =>
    (await work.plan(await readState(database, place), database)).length === 0
  const lease = await acquireLease({
    options: settings.options,
    ledgerSchema: place.ledgerSchema,
    waitMs: patience.leaseWaitMs,
    leaseMs: patience.leaseMs,
    replyMs: patience.replyMs,
    signal: settings.signal,
    waiting: (holder, waitedMs) => settings.progress({ event: 'waiting', holder, waitedMs }),
    settled: isSettled,
  })
  if (lease === null) return
  try {
    const before = await readState(database, place)
    refuseUnwritable(before, place)
    const epoch = await claimEpoch(database, { place, hasLedger: before.hasLedger, patience })
    const state = await readState(database, place)
    const tasks = await work.plan(state, database)
    // Rows may have come, or another run may have changed what is left, since it was asked.
    await work.consent(database, tasks)
    const watcher = createWatcher({
      options: settings.options,
      progress: settings.progress,
      database,
      afterMs: Math.min(700, patience.lockTimeoutMs / 2),
      replyMs: patience.replyMs,
      isCutOff: lease.isLost,
    })
    const { pooled: isPooled, applied } = state
    const isBare = applied.length === 0
    const { committing } = work
    const nextPosition = positionsFrom(epoch)
    const own = { database, lease, epoch, watcher, nextPosition, memory: newMemory() }
    const run = { ...settings, ...own, isPooled, isBare, committing, advanced }
    await work.perform(run, tasks, state).finally(watcher.close)
  } finally {
    await lease.release()
  }
}

/** No run writes a million rows, and no other run has the epoch. */
function positionsFrom(epoch: string): () => string {
  let position = BigInt(epoch) * 1_000_000n
  return () => {
    position += 1n
    return String(position)
  }
}
