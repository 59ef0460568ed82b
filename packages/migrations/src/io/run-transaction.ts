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
import { type Begun, forgetPath, resetRoles } from './run-settings.ts'

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

async function attempt(run: Run, task: Task, ending: Attempt): Promise<void> {
  const { database } = run
  try {
    const begun = await beginGuarded(database, run)
    const transaction = { run, task, begun, ...ending }
    await (canEndBehind(run, task) ? runWithEnd(transaction) : runThenEnd(transaction))
  } catch (error) {
    if (!database.isLost()) await database.run('rollback')
    throw error
  }
}

interface Transaction extends Attempt {
  readonly run: Run
  readonly task: Task
  readonly begun: Begun
}

async function runThenEnd(transaction: Transaction): Promise<void> {
  const { run, task } = transaction
  const send = (sql: string, parameters?: readonly unknown[]): Promise<Answer> =>
    sendInside(transaction, { sql, parameters })
  const end = endOf(transaction, await runBody(task, { ...run, send }))
  refuseEnded(run, task)
  run.committing(task)
  await confirm(transaction, end, run.database.run(end.sql))
}

/**
 * Whether the last statement is known beforehand and may have the end of its transaction right behind it. A server that does not look
 * for its client would commit what a killed run has left at work, hours later. While COPY asks for rows no other message is taken, and a
 * pooler need not expect a second one before it has answered the first.
 */
function canEndBehind({ isPooled, memory }: Run, { statements }: Task): boolean {
  const last = statements?.at(-1)
  return last !== undefined && !isPooled && memory.checksClient === true && !/\b(copy|call|do)\b/i.test(last)
}

/** Sends the end of the transaction together with the last statement, which saves each of a thousand revisions a round trip. */
async function runWithEnd(transaction: Transaction): Promise<void> {
  const { run, task, begun, sender } = transaction
  const { statements } = task
  let left = statements?.length ?? 0
  let ended: (() => Promise<void>) | undefined
  const send = async (sql: string): Promise<Answer> => {
    left -= 1
    if (left > 0) return sendInside(transaction, { sql })
    refuseInside(transaction, sql)
    refuseEnded(run, task)
    const end = endOf(transaction, statements ?? [])
    run.committing(task)
    const { first, second } = run.database.runTogether(sql, end.sql)
    ended = () => confirm(transaction, end, second)
    return sender.watch({ pid: begun.pid }, () => first)
  }
  await runBody(task, { ...run, send })
  await ended?.()
}

async function sendInside(transaction: Transaction, text: Text): Promise<Answer> {
  refuseInside(transaction, text.sql)
  return transaction.sender.send({ pid: transaction.begun.pid }, text)
}

function refuseInside({ run, task }: Transaction, sql: string): void {
  forgetPath(run.memory, sql)
  refuseEnding(task, sql)
  refuseBackfill(task, sql)
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

/** What ends the transaction of a revision. */
interface End {
  /** The row of the ledger, COMMIT, and perhaps the beginning of the next transaction. */
  readonly sql: string
  /** Which of these statements is COMMIT. */
  readonly commitAt: number
  /** Of the row that the ledger gets; null where it loses one. */
  readonly position: string | null
}

function endOf({ run, task, begun, beginsNext }: Transaction, sent: readonly string[]): End {
  const { sql, position } = recordOf(run, task, { sent, since: begun.since })
  // The revision may have taken another role for the objects that it made.
  const end = [...resetRoles, sql, 'commit']
  const next = beginsNext ? guardedBegin(run.database, run) : []
  return { sql: [...end, ...next].join('; '), commitAt: end.length - 1, position }
}

function recordOf(
  { place, nextPosition, tag = null }: Run,
  { revision, direction, dependsOn, downgrade }: Task,
  { sent, since }: { readonly sent: readonly string[]; readonly since: string },
): Pick<End, 'sql' | 'position'> {
  if (direction === 'downgrade') return { sql: deleteEntry(place, revision.id), position: null }
  const facts = { revision, dependsOn, downgrade, sent, since, position: nextPosition() }
  return { sql: insertEntry(place, { ...facts, state: 'applied', steps: sent.length, tag }), position: facts.position }
}

async function confirm(
  { run, task, beginsNext }: Transaction,
  { commitAt, position }: End,
  answer: Promise<readonly TextResult[]>,
): Promise<void> {
  try {
    const results = await answer
    // The commit of a transaction that has failed is answered with ROLLBACK, and is no error.
    if (results[commitAt]?.command !== 'COMMIT') throw rejected(task, 'its transaction had failed before its end', null)
    if (beginsNext) await keepBegun(run, results)
  } catch (error) {
    if (beginsNext && !run.database.isLost() && (await isCommitted(run, task, position))) return
    throw commitFailure(error, task)
  }
}

async function keepBegun(run: Run, results: readonly TextResult[]): Promise<void> {
  run.memory.begun = begunIn(results, run).begun
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
