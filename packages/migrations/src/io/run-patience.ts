import { setTimeout as sleep } from 'node:timers/promises'

import type { RevisionId } from '../model/revision.ts'
import { sqlStateOf } from './database-error.ts'
import type { Run } from './run-session.ts'

// lock_not_available and deadlock_detected: both leave nothing behind, and both pass when the other session is done.
const passing: ReadonlySet<string | null> = new Set(['55P03', '40P01'])

/** Repeats a transaction that did not get its locks, for a while. Between the attempts those who queued behind it have their turn. */
export async function patiently(run: Run, revision: RevisionId, work: () => Promise<void>): Promise<void> {
  const started = performance.now()
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (!passing.has(sqlStateOf(error)) || performance.now() - started >= run.patience.retryMs) throw error
      const reason = error instanceof Error ? error.message : String(error)
      run.progress({ event: 'retrying', revision, reason, attempt })
      await sleep(50 + Math.random() * 100 * Math.min(attempt, 10), undefined, { signal: run.signal })
    }
  }
}
