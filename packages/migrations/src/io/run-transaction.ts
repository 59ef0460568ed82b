import type { QueryResult } from 'pg'

import { StatementError } from '../errors.ts'
import { sqlStateOf } from './database-error.ts'
import { deleteEntry, insertEntry } from './ledger-write.ts'
import { endOfTransaction, named, runBody, type Task } from './run-body.ts'
import { beginGuarded } from './run-guard.ts'
import type { Run } from './run-session.ts'

/** Runs a revision in a transaction of its own, together with its row of the ledger. Either both happen or neither. */
export async function runInTransaction(run: Run, task: Task): Promise<void> {
  const { database } = run
  const started = performance.now()
  try {
    await beginGuarded(database, run)
    const sent = await runBody(task, { ...run, send: (sql, parameters) => sendInside(run, task, { sql, parameters }) })
    refuseEnded(run, task)
    run.committing(task)
    await commit(run, task, recordOf(run, task, { sent, durationMs: performance.now() - started }))
  } catch (error) {
    if (!database.isLost()) await database.run('rollback')
    throw error
  }
}

interface Text {
  readonly sql: string
  readonly parameters: readonly unknown[] | undefined
}

function sendInside({ database }: Run, task: Task, { sql, parameters }: Text): Promise<QueryResult | QueryResult[]> {
  const ending = endOfTransaction(sql)
  if (ending === null) return database.client.query(sql, parameters && [...parameters])
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
      hint: `Look at the database; then \`migrate stamp\` what is true.`,
    },
  )
}

interface Account {
  readonly sent: readonly string[]
  readonly durationMs: number
}

function recordOf({ place }: Run, task: Task, { sent, durationMs }: Account): string {
  const { revision, direction, dependsOn, downgrade } = task
  if (direction === 'downgrade') return deleteEntry(place, revision.id)
  const entry = { revision, dependsOn, downgrade, sent, durationMs, state: 'applied', steps: sent.length } as const
  return insertEntry(place, entry)
}

async function commit({ database }: Run, task: Task, record: string): Promise<void> {
  const fail = (why: string, sqlState: string | null, cause?: unknown): StatementError =>
    new StatementError(`${named(task)} was rolled back: ${why}`, {
      sql: 'COMMIT',
      sqlState,
      revision: task.revision.id,
      cause,
    })
  try {
    const results = await database.run(`${record}; commit`)
    // The commit of a transaction that has failed is answered with ROLLBACK, and is no error.
    if (results.at(-1)?.command !== 'COMMIT') throw fail('its transaction had failed before its end', null)
  } catch (error) {
    const sqlState = sqlStateOf(error)
    if (!(error instanceof StatementError) || error.revision !== null) throw error
    if (sqlState === '25P02')
      throw fail('it went on after an error of PostgreSQL, which ends a transaction', sqlState, error)
    throw fail(`${error.message} (when it was committed)`, sqlState, error)
  }
}
