import { StatementError } from '../errors.ts'
import type { RevisionId } from '../model/revision.ts'
import { splitStatements } from '../sql/split.ts'
import type { Database } from './database.ts'
import { sqlStateOf } from './database-error.ts'
import type { LedgerPlace } from './ledger-layout.ts'
import { type HeldLock, type LockSight, lockSight } from './lock-sight.ts'
import { runBody, type Task } from './run-body.ts'
import { type Answer, createSender, type Sender, type Text } from './run-send.ts'
import type { Run } from './run-session.ts'
import { beginStatements } from './run-settings.ts'
import { commitFailure, refuseEnding } from './run-transaction.ts'

/** A lock that others would wait for as long as it is held: until the end of its revision. */
export interface TriedLock extends HeldLock {
  readonly heldMs: number
}

export interface TriedStatement {
  readonly sql: string
  /** Null where it was not run, or failed. */
  readonly elapsedMs: number | null
  /** On relations that are there already; those that an earlier statement has taken as strongly are not named again. */
  readonly locks: readonly TriedLock[]
  /** Tables whose rows it wrote anew. */
  readonly rewrites: readonly string[]
}

export interface TriedRevision {
  readonly id: RevisionId
  readonly message: string
  /** Of the file. */
  readonly checksum: string
  /** Not run is what no transaction takes, and what comes after a failure. */
  readonly outcome: 'ran' | 'failed' | 'not-run'
  /** Null where its code decides, and was not run. */
  readonly statements: readonly TriedStatement[] | null
}

export interface Trial {
  readonly revisions: readonly TriedRevision[]
  /** What the run would stop with. */
  readonly failure: StatementError | null
}

export interface TrialSettings
  extends Pick<Run, 'database' | 'watcher' | 'signal' | 'isBare' | 'progress' | 'patience'> {
  readonly place: LedgerPlace
  readonly observer: Database
  readonly lockTimeoutMs: number
}

/** Runs revisions in one transaction, looks at what that does, and rolls it back. Those without a transaction are left out. */
export async function tryTasks(settings: TrialSettings, tasks: readonly Task[]): Promise<Trial> {
  const { database, place, observer, lockTimeoutMs } = settings
  const begin = [...beginStatements(database, place, lockTimeoutMs), 'select pg_catalog.pg_backend_pid() as pid']
  try {
    const pid = Number((await database.run(begin.join('; '))).at(-1)?.rows[0]?.pid)
    const sight = lockSight({ place, database, pid, observer })
    return await tryEach({ ...settings, pid, sight }, tasks)
  } finally {
    if (!database.isLost()) await database.run('rollback')
  }
}

interface Attempt extends TrialSettings {
  readonly pid: number
  readonly sight: ReturnType<typeof lockSight>
}

async function tryEach(attempt: Attempt, tasks: readonly Task[]): Promise<Trial> {
  const revisions: TriedRevision[] = []
  let failure: StatementError | null = null
  for (const [index, task] of tasks.entries()) {
    attempt.signal?.throwIfAborted()
    if (failure !== null || task.revision.transaction === 'none') {
      revisions.push(untried(task))
      continue
    }
    const { id: revision, message } = task.revision
    const { direction } = task
    attempt.progress({
      event: 'revision-started',
      revision,
      message,
      direction,
      number: index + 1,
      total: tasks.length,
    })
    const tried = await tryOne(attempt, task)
    revisions.push(tried.revision)
    if (tried.failure !== null) failure = doubted(tried.failure, revisions)
  }
  return { revisions, failure }
}

const factsOf = ({
  revision: { id, message, checksum },
}: Task): Pick<TriedRevision, 'id' | 'message' | 'checksum'> => ({ id, message, checksum })

const untried = (task: Task): TriedRevision => ({
  ...factsOf(task),
  outcome: 'not-run',
  statements: task.statements?.map(unrun) ?? null,
})

const unrun = (sql: string): TriedStatement => ({ sql, elapsedMs: null, locks: [], rewrites: [] })

interface Tried {
  readonly revision: TriedRevision
  readonly failure: StatementError | null
}

async function tryOne(attempt: Attempt, task: Task): Promise<Tried> {
  const { database, place, lockTimeoutMs } = attempt
  const again = beginStatements(database, place, lockTimeoutMs).filter((sql) => !sql.startsWith('begin'))
  const sender = createSender(attempt, task.revision.id)
  const seen: Seen[] = []
  try {
    await database.run(again.join('; '))
    await runBody(task, {
      ...attempt,
      send: (sql, parameters) => sendSeen(attempt, { task, sender, seen }, { sql, parameters }),
    })
    await endAsIfCommitted(database, task)
    return { revision: { ...factsOf(task), outcome: 'ran', statements: statementsOf(seen) }, failure: null }
  } catch (error) {
    const failure = sender.explained(error)
    if (!(failure instanceof StatementError)) throw failure
    return { revision: { ...factsOf(task), outcome: 'failed', statements: statementsOf(seen) }, failure }
  }
}

/** A statement that was sent, and what was seen of it; nothing where it failed. */
interface Seen {
  readonly sql: string
  readonly startedAt: number
  result: { readonly elapsedMs: number; readonly sight: LockSight } | null
}

interface Sending {
  readonly task: Task
  readonly sender: Sender
  readonly seen: Seen[]
}

async function sendSeen({ pid, sight }: Attempt, { task, sender, seen }: Sending, text: Text): Promise<Answer> {
  refuseEnding(task, text.sql)
  const entry: Seen = { sql: text.sql, startedAt: performance.now(), result: null }
  seen.push(entry)
  const answer = await sender.send({ pid }, text)
  const elapsedMs = performance.now() - entry.startedAt
  entry.result = { elapsedMs, sight: await sight() }
  return answer
}

function statementsOf(seen: readonly Seen[]): readonly TriedStatement[] {
  const endedAt = performance.now()
  return seen.map(({ sql, startedAt, result }) => {
    if (result === null) return unrun(sql)
    const { locks, rewrites } = result.sight
    return {
      sql,
      elapsedMs: result.elapsedMs,
      locks: locks.map((lock) => ({ ...lock, heldMs: endedAt - startedAt })),
      // A table that is emptied has another file, too, and no row is written.
      rewrites: splitStatements(sql).some((statement) => /^truncate\b/i.test(statement)) ? [] : rewrites,
    }
  })
}

/** Checks what a COMMIT would check, and lets what is deferred be deferred again for the next revision. */
async function endAsIfCommitted(database: Database, task: Task): Promise<void> {
  const deferAgain = `do $$ declare name text; begin
    for name in
      select pg_catalog.format('%I.%I', n.nspname, c.conname)
      from pg_catalog.pg_constraint c join pg_catalog.pg_namespace n on n.oid = c.connamespace where c.condeferred
    loop
      execute 'set constraints ' || name || ' deferred';
    end loop;
  end $$`
  try {
    await database.run(
      [
        'reset session authorization',
        'reset role',
        'set constraints all immediate',
        'set local search_path = pg_catalog',
        deferAgain,
      ].join('; '),
    )
  } catch (error) {
    throw commitFailure(error, task)
  }
}

const unsafeNewEnumValue = '55P04'

/** Says where a run, which commits each revision before the next, may do better. */
function doubted(failure: StatementError, revisions: readonly TriedRevision[]): StatementError {
  const left = revisions.filter(({ outcome }) => outcome === 'not-run').map(({ id }) => id)
  const isOwn = revisions.length === 1
  const doubt =
    sqlStateOf(failure) === unsafeNewEnumValue && !isOwn
      ? 'A run commits the value before; that cannot be tried.'
      : left.length > 0
        ? `It may be for the want of ${left.join(', ')}, which cannot be tried.`
        : null
  if (doubt === null) return failure
  const { message, sql, sqlState, revision, cause } = failure
  return new StatementError(message, { sql, sqlState, revision, cause, hint: doubt })
}
