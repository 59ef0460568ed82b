import { StatementError } from '../errors.ts'
import { backfillIn } from '../sql/backfill.ts'
import type { TextResult } from './database.ts'
import { sqlStateOf } from './database-error.ts'
import { ledgerTable } from './ledger-layout.ts'
import { deleteEntry, insertEntry } from './ledger-write.ts'
import { endOfTransaction, named, runBody, type Task } from './run-body.ts'
import { beginGuarded, begunIn, guardedBegin } from './run-guard.ts'
import { patiently } from './run-patience.ts'
import { type Answer, createSender, type Sender, type Text } from './run-send.ts'
import type { Run } from './run-session.ts'
import { forgetPath, resetRoles } from './run-settings.ts'

/** What is done together with the end of a revision's transaction. */
export interface Ending {
  /** Begin the next one in the same message, which saves each of a thousand revisions a round trip. */
  readonly beginsNext: boolean
}

/** Runs a revision in a transaction of its own, together with its row of the ledger. Either both happen or neither. */
export async function runInTransaction(run: Run, task: Task, ending: Ending): Promise<void> {
  const sender = createSender(run, task.revision.id)
  await patiently(run, task.revision.id, () => attempt(run, task, { sender, ...ending })).catch((error: unknown) => {
    throw sender.explained(error)
  })
}

interface Attempt extends Ending {
  readonly sender: Sender
}

async function attempt(run: Run, task: Task, { sender, beginsNext }: Attempt): Promise<void> {
  const { database } = run
  const started = performance.now()
  try {
    const pid = await beginGuarded(database, run)
    const send = (sql: string, parameters?: readonly unknown[]): Promise<Answer> => {
      forgetPath(run.memory, sql)
      return sendInside(task, { sql, parameters }, (text) => sender.send(pid, text))
    }
    const sent = await runBody(task, { ...run, send })
    refuseEnded(run, task)
    run.committing(task)
    await commit(run, task, { ...recordOf(run, task, { sent, durationMs: performance.now() - started }), beginsNext })
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

/** What is written to the ledger. */
interface Entry {
  readonly sql: string
  /** Of the row that the ledger gets; null where it loses one. */
  readonly position: string | null
}

function recordOf({ place, nextPosition, tag = null }: Run, task: Task, { sent, durationMs }: Account): Entry {
  const { revision, direction, dependsOn, downgrade } = task
  if (direction === 'downgrade') return { sql: deleteEntry(place, revision.id), position: null }
  const facts = { revision, dependsOn, downgrade, sent, durationMs, position: nextPosition() }
  return { sql: insertEntry(place, { ...facts, state: 'applied', steps: sent.length, tag }), position: facts.position }
}

async function commit(run: Run, task: Task, { sql, position, beginsNext }: Entry & Ending): Promise<void> {
  const { database } = run
  // The revision may have taken another role for the objects that it made.
  const end = [...resetRoles, sql, 'commit']
  const next = beginsNext ? guardedBegin(database, run) : []
  try {
    const results = await database.run([...end, ...next].join('; '))
    // The commit of a transaction that has failed is answered with ROLLBACK, and is no error.
    if (results[end.length - 1]?.command !== 'COMMIT')
      throw rejected(task, 'its transaction had failed before its end', null)
    if (beginsNext) await keepBegun(run, results)
  } catch (error) {
    if (beginsNext && !database.isLost() && (await isCommitted(run, task, position))) return
    throw commitFailure(error, task)
  }
}

async function keepBegun(run: Run, results: readonly TextResult[]): Promise<void> {
  run.memory.begun = begunIn(results, run).pid
  // The next revision will find out that the epoch is over.
  if (run.memory.begun === null) await run.database.run('rollback')
}

/** Of a message that failed behind its COMMIT only the ledger tells; what it was to begin is begun again. */
async function isCommitted({ database, place }: Run, { revision }: Task, position: string | null): Promise<boolean> {
  if (database.client.getTransactionStatus() !== 'I') await database.run('rollback')
  const [row] = await database.query(
    `select position from ${ledgerTable(place.ledgerSchema, 'ledger')} where id operator(pg_catalog.=) $1`,
    [revision.id],
  )
  return (row?.position ?? null) === position
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
