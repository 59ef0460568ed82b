import { StatementError } from '../errors.ts'
import { backfillIn } from '../sql/backfill.ts'
import { sqlStateOf } from './database-error.ts'
import { deleteEntry, insertEntry } from './ledger-write.ts'
import { endOfTransaction, named, runBody, type Task } from './run-body.ts'
import { beginGuarded, forgetPath } from './run-guard.ts'
import { patiently } from './run-patience.ts'
import { type Answer, createSender, type Sender, type Text } from './run-send.ts'
import type { Run } from './run-session.ts'

/** Runs a revision in a transaction of its own, together with its row of the ledger. Either both happen or neither. */
export async function runInTransaction(run: Run, task: Task): Promise<void> {
  const sender = createSender(run, task.revision.id)
  await patiently(run, task.revision.id, () => attempt(run, task, sender)).catch((error: unknown) => {
    throw sender.explained(error)
  })
}

async function attempt(run: Run, task: Task, sender: Sender): Promise<void> {
  const { database } = run
  const started = performance.now()
  try {
    const pid = await beginGuarded(database, run)
    const send = (sql: string, parameters?: readonly unknown[]): Promise<Answer> => {
      forgetPath(run.path, sql)
      return sendInside(task, { sql, parameters }, (text) => sender.send(pid, text))
    }
    const sent = await runBody(task, { ...run, send })
    refuseEnded(run, task)
    run.committing(task)
    await commit(run, task, recordOf(run, task, { sent, durationMs: performance.now() - started }))
  } catch (error) {
    if (!database.isLost()) await database.run('rollback')
    throw error
  }
}

async function sendInside(task: Task, text: Text, send: (text: Text) => Promise<Answer>): Promise<Answer> {
  refuseEnding(task, text.sql)
  refuseBackfill(task, text.sql)
  return send(text)
}

function refuseBackfill(task: Task, sql: string): void {
  if (backfillIn(sql) === null) return
  throw new StatementError(`${named(task)} was rolled back: a backfill commits each of its batches`, {
    sql,
    sqlState: null,
    revision: task.revision.id,
    hint: "Give the revision `export const transaction = 'none'`, and put what belongs in one transaction into another revision.",
  })
}

/** Refuses a statement that would end the transaction of its revision. */
export function refuseEnding(task: Task, sql: string): void {
  const ending = endOfTransaction(sql)
  if (ending === null) return
  throw new StatementError(
    `${named(task)} was rolled back: it says ${ending}, and its transaction is not its own to end.`,
    {
      sql,
      sqlState: null,
      revision: task.revision.id,
      hint: "Take the statement out, or give the revision `export const transaction = 'none'`.",
    },
  )
}

/** A procedure may end a transaction without a word of it in the text. */
function refuseEnded({ database }: Run, task: Task): void {
  if (database.client.getTransactionStatus() !== 'I') return
  throw new StatementError(
    `${named(task)} ended its transaction by itself; what it did before is there, and is not recorded.`,
    {
      sql: '',
      sqlState: null,
      revision: task.revision.id,
      hint: 'Look at the database; then `migrate stamp` what is true.',
    },
  )
}

interface Account {
  readonly sent: readonly string[]
  readonly durationMs: number
}

function recordOf({ place, nextPosition, tag = null }: Run, task: Task, { sent, durationMs }: Account): string {
  const { revision, direction, dependsOn, downgrade } = task
  if (direction === 'downgrade') return deleteEntry(place, revision.id)
  const facts = { revision, dependsOn, downgrade, sent, durationMs, position: nextPosition() }
  return insertEntry(place, { ...facts, state: 'applied', steps: sent.length, tag })
}

async function commit({ database }: Run, task: Task, record: string): Promise<void> {
  try {
    // The revision may have taken another role for the objects that it made.
    const results = await database.run(`reset session authorization; reset role; ${record}; commit`)
    // The commit of a transaction that has failed is answered with ROLLBACK, and is no error.
    if (results.at(-1)?.command !== 'COMMIT') throw rejected(task, 'its transaction had failed before its end', null)
  } catch (error) {
    throw commitFailure(error, task)
  }
}

/** What is wrong with the revision whose COMMIT is answered so. */
export function commitFailure(error: unknown, task: Task): unknown {
  if (!(error instanceof StatementError) || error.revision !== null) return error
  return sqlStateOf(error) === '25P02'
    ? rejected(task, 'it went on after an error of PostgreSQL, which ends a transaction', error)
    : rejected(task, `${error.message} (when it was committed)`, error)
}

const rejected = (task: Task, why: string, cause: StatementError | null): StatementError =>
  new StatementError(`${named(task)} was rolled back: ${why}`, {
    sql: 'COMMIT',
    sqlState: cause?.sqlState ?? null,
    revision: task.revision.id,
    cause,
  })
