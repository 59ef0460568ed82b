import { ConnectionError, StatementError } from '../errors.ts'
import type { AppliedRevision } from '../model/applied.ts'
import type { Direction } from '../model/progress.ts'
import type { RevisionId } from '../model/revision.ts'
import { onNotice } from './database.ts'
import type { DatabaseState } from './ledger.ts'
import type { Task } from './run-body.ts'
import { Overtaken } from './run-guard.ts'
import { runJournalled } from './run-journal.ts'
import { takeOver } from './run-replaced.ts'
import { type Run, type RunSettings, runUnderLease, type Work } from './run-session.ts'
import { runInTransaction } from './run-transaction.ts'
import { runnerName } from './runner-name.ts'

/** A revision that this run has finished. */
export interface CompletedRevision {
  readonly id: RevisionId
  readonly message: string
  readonly direction: Direction
  readonly durationMs: number
  /** As the file says, or the ledger where no file does. */
  readonly downRevisions: readonly RevisionId[]
}

export interface RunOutcome {
  /** In the order they were run. */
  readonly completed: readonly CompletedRevision[]
  /** The signal was given before everything was done; what is listed is done, the rest is not there. */
  readonly interrupted: boolean
}

/** Runs what the planner says, one revision after another, and survives a lost connection. */
export async function runRevisions(
  settings: RunSettings,
  { plan, consent }: Pick<Work<Task>, 'plan' | 'consent'>,
): Promise<RunOutcome> {
  const account = newAccount()
  try {
    await runUnderLease(settings, {
      plan: (state, database) => {
        settleDoubt(account, state)
        return plan(state, database)
      },
      consent,
      perform: (run, tasks, state) => performAll(run, { tasks, state, account }),
      committing: (task) => {
        account.inDoubt = task
      },
    })
    return { completed: account.completed, interrupted: false }
  } catch (error) {
    if (settings.signal?.aborted) return { completed: account.completed, interrupted: true }
    throw withApplied(error, account.completed)
  }
}

interface Account {
  completed: CompletedRevision[]
  /** The revision whose COMMIT was sent and not answered. */
  inDoubt: Task | null
  startedAt: number
}

const newAccount = (): Account => ({ completed: [], inDoubt: null, startedAt: 0 })

/**
 * The ledger itself says whether a COMMIT arrived, because row and change come together. While it says no, the transaction may still be
 * open; the next claim waits for its end, and then the revision is run again.
 */
function settleDoubt(account: Account, { applied }: DatabaseState): void {
  const task = account.inDoubt
  if (task === null) return
  const row = applied.find(({ id }) => id === task.revision.id)
  const isDone = task.direction === 'upgrade' ? row?.state === 'applied' && isOurs(row) : row === undefined
  if (isDone) complete(account, task)
}

/** Another run may have overtaken this one and applied the revision itself. */
const isOurs = ({ appliedBy }: AppliedRevision): boolean => appliedBy.endsWith(`(${runnerName()})`)

function complete(account: Account, { revision, direction }: Task): number {
  const { id, message, downRevisions } = revision
  const durationMs = performance.now() - account.startedAt
  account.completed.push({ id, message, direction, durationMs, downRevisions })
  account.inDoubt = null
  return durationMs
}

interface Performance {
  readonly tasks: readonly Task[]
  readonly state: DatabaseState
  readonly account: Account
}

/** A rollback is sent without asking first whether the failure has left anything to roll back. */
const noTransaction = '25P01'

async function performAll(run: Run, { tasks, state, account }: Performance): Promise<void> {
  let current = ''
  onNotice(run.database, (text, sqlState) => {
    if (sqlState !== noTransaction) run.progress({ event: 'notice', revision: current, text })
  })
  for (const [index, task] of tasks.entries()) {
    run.signal?.throwIfAborted()
    if (run.lease.isLost()) throw new Overtaken('the lease is lost')
    const { revision, direction } = task
    account.startedAt = performance.now()
    const { id, message } = revision
    current = id
    run.progress({
      event: 'revision-started',
      revision: id,
      message,
      direction,
      number: index + 1,
      total: tasks.length,
    })
    const isBare = run.isBare && index === 0
    await performOne({ ...run, isBare }, { task, next: tasks[index + 1] ?? null }, state)
    const elapsedMs = complete(account, task)
    run.advanced()
    run.progress({ event: 'revision-finished', revision: id, direction, elapsedMs })
  }
}

interface Turn {
  readonly task: Task
  readonly next: Task | null
}

async function performOne(run: Run, { task, next }: Turn, { applied }: DatabaseState): Promise<void> {
  await takeOver(run, task, applied)
  const beginsNext = next !== null && next.revision.transaction === 'own' && next.revision.replaces === undefined
  if (task.revision.transaction === 'own') return runInTransaction(run, task, { beginsNext })
  return runJournalled(run, task, applied.find(({ id }) => id === task.revision.id) ?? null)
}

/** The failure, with what was finished before it and stays so. */
function withApplied(error: unknown, completed: readonly CompletedRevision[]): unknown {
  const applied = completed.map(({ id }) => id)
  if (applied.length === 0) return error
  if (error instanceof ConnectionError) {
    return new ConnectionError(error.message, { hint: error.hint, cause: error.cause, applied })
  }
  if (!(error instanceof StatementError)) return error
  const { message, hint, cause, sql, sqlState, revision } = error
  return new StatementError(message, { hint, cause, sql, sqlState, revision, applied })
}
