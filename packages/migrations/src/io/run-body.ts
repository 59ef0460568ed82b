import type { QueryResult } from 'pg'
import type { DataSource, QueryRunner } from 'typeorm'

import { ConnectionError, HistoryError, StateError, StatementError } from '../errors.ts'
import type { Direction, Progress } from '../model/progress.ts'
import type { Revision, RevisionId } from '../model/revision.ts'
import { oneLine } from '../sql/one-line.ts'
import { splitStatements } from '../sql/split.ts'
import type { Database } from './database.ts'
import { driverErrorOf, isLoss, sqlStateOf, thrownBy } from './database-error.ts'
import type { LedgerPlace } from './ledger-layout.ts'
import { queryRunnerOver } from './query-runner.ts'

/** One revision to be run in one direction. */
export interface Task {
  readonly revision: Revision
  readonly direction: Direction
  /** What the revision depends on, labels resolved. */
  readonly dependsOn: readonly RevisionId[]
  /** The statements of the body where the file has them literally; otherwise the file has to be run. */
  readonly statements: readonly string[] | null
  /** What can be read of its SQL: those statements, or as good as it can be told the strings of a hand-written body. */
  readonly texts: readonly string[]
  /** The statements of the downgrade where the file has them literally. */
  readonly downgrade: readonly string[] | null
  readonly body: (queryRunner: QueryRunner) => Promise<void>
  /** Supplies the entities that a hand-written body works with. */
  readonly dataSource: DataSource | null
}

export interface Stage {
  readonly database: Database
  readonly place: LedgerPlace
  readonly progress: (event: Progress) => void
  readonly signal: AbortSignal | undefined
  /** Sends one text; a body without a transaction has its statements journalled here. */
  readonly send: (sql: string, parameters?: readonly unknown[]) => Promise<Answer>
}

/** Runs the body of a revision and answers with the texts that were sent. An error is a StatementError that names the revision. */
export async function runBody(task: Task, stage: Stage): Promise<readonly string[]> {
  const sent: string[] = []
  const execute = async (sql: string, parameters?: readonly unknown[]): Promise<Answer> => {
    stage.signal?.throwIfAborted()
    sent.push(sql)
    return timed(task.revision.id, { sql, number: sent.length, progress: stage.progress }, () =>
      stage.send(sql, parameters),
    )
  }
  try {
    if (task.statements === null) await task.body(runnerFor(task, stage, execute))
    else for (const sql of task.statements) await execute(sql)
  } catch (error) {
    throw isSessionOver(error, stage.database) ? driverErrorOf(error) : revisionFailure(error, task, sent.at(-1) ?? '')
  }
  return sent
}

function runnerFor({ revision, dataSource }: Task, { database, place }: Stage, execute: Stage['send']): QueryRunner {
  return queryRunnerOver({
    client: database.client,
    serverVersion: database.serverVersion,
    defaultNamespace: place.defaultNamespace,
    execute,
    inTransaction: revision.transaction === 'own',
    file: revision.file,
    dataSource,
  })
}

interface Step {
  readonly sql: string
  readonly number: number
  readonly progress: Stage['progress']
}

type Answer = QueryResult | QueryResult[]

async function timed(revision: RevisionId, step: Step, work: () => Promise<Answer>): Promise<Answer> {
  const { sql, number, progress } = step
  const started = performance.now()
  progress({ event: 'statement-started', revision, sql, number })
  const answer = await work()
  const elapsedMs = performance.now() - started
  progress({ event: 'statement-finished', revision, sql, number, rows: rowsOf(answer), elapsedMs })
  return answer
}

function rowsOf(answer: Answer): number | null {
  const counts = [answer].flat().flatMap(({ rowCount }) => rowCount ?? [])
  return counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0)
}

/** The first statement of a text that would end the transaction that the revision runs in; null where there is none. */
export function endOfTransaction(sql: string): string | null {
  // Most texts do not even have such a word.
  if (!transactionWords.test(sql)) return null
  return splitStatements(sql).find((statement) => endings.test(statement)) ?? null
}

const transactionWords = /\b(begin|start|commit|end|rollback|abort|prepare)\b/i
const endings =
  /^(begin|start\s+transaction|commit|end|abort|prepare\s+transaction|rollback(?!\s+((work|transaction)\s+)?to\b))\b/i

/** A body may lose a connection of its own, which is no more than its failure. */
function isSessionOver(error: unknown, database: Database): boolean {
  const inner = driverErrorOf(error)
  return isLoss(inner) && (database.isLost() || sqlStateOf(inner) !== null || inner instanceof ConnectionError)
}

/** The error of a revision's body, which may be PostgreSQL's, TypeORM's around it, or the body's own. */
function revisionFailure(error: unknown, task: Task, sql: string): unknown {
  if (error instanceof HistoryError || error instanceof StateError || isAbort(error)) return error
  if (error instanceof StatementError && error.revision !== null) return error
  const inner = driverErrorOf(error)
  const { message } = thrownBy(inner)
  const sqlState = sqlStateOf(inner)
  const where = sqlState === null ? '' : ` (in: ${oneLine(sql)})`
  const isWhole = task.revision.transaction === 'own'
  const end = isWhole ? 'was rolled back' : 'stopped'
  const left = isWhole ? 'Nothing of it is left.' : 'The steps before it are kept.'
  return new StatementError(`${named(task)} ${end}: ${message}${where}`, {
    sql,
    sqlState,
    revision: task.revision.id,
    hint:
      (inner instanceof StatementError ? inner.hint : undefined) ??
      `${left} Correct the revision, or the rows that it meets, then run the same command again.`,
    cause: error,
  })
}

const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError'

/** `The upgrade 8f31c0a45d2e (add snooze)`. */
export const named = ({ direction, revision: { id, message } }: Task): string =>
  `The ${direction} ${id}${message === '' ? '' : ` (${message})`}`
