import { connect, type Database } from '../io/database.ts'
import { type TriedRevision, tryTasks } from '../io/dry-run.ts'
import { type DatabaseState, readState, refuseUnwritable } from '../io/ledger.ts'
import type { Loss } from '../io/loss-count.ts'
import type { Task } from '../io/run-body.ts'
import { createWatcher } from '../io/run-watch.ts'
import type { Direction } from '../model/progress.ts'
import type { RevisionId } from '../model/revision.ts'
import { lossesFrom } from './consent.ts'
import { downgradePlanner } from './downgrade.ts'
import { foldersOf, type MoveOptions, placeOf, settingsOf } from './migration-options.ts'
import { graphIn } from './read-graph.ts'
import { upgradePlanner } from './upgrade.ts'

export interface DryRunOptions extends Omit<MoveOptions, 'allowDestructive' | 'confirm'> {
  readonly direction: Direction
  /** As `upgrade` and `downgrade` take it. */
  readonly target: string
}

/** What a run would stop with. */
export interface DryRunFailure {
  readonly revision: RevisionId | null
  readonly sql: string
  readonly sqlState: string | null
  readonly message: string
  readonly hint: string | null
}

export interface DryRun {
  readonly direction: Direction
  /** In the order in which they would be run. */
  readonly revisions: readonly TriedRevision[]
  /** The rows and values that are there now and would be gone. */
  readonly losses: readonly Loss[]
  readonly failure: DryRunFailure | null
}

/** However long the statements of a run may wait: others wait behind this one for nothing. */
const longestLockTimeoutMs = 500

/**
 * Runs what an upgrade or a downgrade would run, in one transaction that is rolled back, and tells what it locks and rewrites and how
 * long that takes. Until the end the locks are held. A hand-written revision is run, too, and what it does outside the database is done.
 */
export async function dryRun(options: DryRunOptions): Promise<DryRun> {
  const { direction } = options
  const graph = await graphIn(foldersOf(options))
  const plan = direction === 'upgrade' ? upgradePlanner(options, graph) : downgradePlanner(options, graph)
  const place = placeOf(options)
  const database = await connect(options, `dry run of ${direction}`)
  try {
    const state = await readState(database, place)
    const tasks = await plan(state, database)
    if (tasks.length === 0) return { direction, revisions: [], losses: [], failure: null }
    refuseUnwritable(state, place)
    const losses = await lossesFrom(database, tasks, place.defaultNamespace)
    const { revisions, failure } = await tried(options, tasks, { database, state })
    return { direction, revisions, losses, failure }
  } finally {
    await database.close()
  }
}

async function tried(
  options: DryRunOptions,
  tasks: readonly Task[],
  { database, state }: { readonly database: Database; readonly state: DatabaseState },
): Promise<Pick<DryRun, 'revisions' | 'failure'>> {
  const settings = settingsOf(options, 'dry run')
  const { patience, place } = settings
  const lockTimeoutMs = Math.min(patience.lockTimeoutMs, longestLockTimeoutMs)
  const observer = await connect(options, 'observe a dry run', patience.replyMs)
  const watcher = createWatcher({
    ...settings,
    database,
    afterMs: lockTimeoutMs / 2,
    replyMs: patience.replyMs,
    isCutOff: observer.isLost,
  })
  const isBare = state.applied.length === 0
  try {
    const { revisions, failure } = await tryTasks(
      { ...settings, database, place, observer, watcher, isBare, lockTimeoutMs },
      tasks,
    )
    if (failure === null) return { revisions, failure }
    const { revision, sql, sqlState, message, hint = null } = failure
    return { revisions, failure: { revision, sql, sqlState, message, hint } }
  } finally {
    await watcher.close()
    await observer.close()
  }
}
