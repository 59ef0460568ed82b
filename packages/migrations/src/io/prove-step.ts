import type { WrittenStatement } from '../history/bodies.ts'
import type { ProofProblem, ProvenStatement } from '../model/verification.ts'
import type { Claim } from '../plan/claim.ts'
import { oneLine } from '../sql/one-line.ts'
import { outsideStatement } from '../sql/outside-transaction.ts'
import { isServerWide } from '../sql/server-wide.ts'
import type { CatalogOptions } from './catalog.ts'
import type { Database } from './database.ts'
import { isLoss, statementFailure } from './database-error.ts'
import type { LedgerPlace } from './ledger-layout.ts'
import { type Measured, measuring } from './measure.ts'
import { claimOf, judged } from './prove-claims.ts'
import { endOfTransaction, runBody, type Task } from './run-body.ts'
import type { Answer } from './run-send.ts'
import { beginStatements, sessionStatements } from './run-settings.ts'
import { commitFailure, refuseEnding } from './run-transaction.ts'

/** A database on which revisions may be run, with what they are run under. */
export interface ProvingGround {
  readonly database: Database
  readonly place: LedgerPlace
  readonly catalog: CatalogOptions
  readonly signal: AbortSignal | undefined
  /** The database is on the server of the one that the revisions are for. */
  readonly isOnServer: boolean
  /** There are more rows than those that are tried with. */
  readonly hasMoreRows: boolean
}

/** One direction of a revision, with its statements as the file has them. */
export interface ProofTask {
  readonly task: Task
  /** Null where the file does not have them literally. */
  readonly written: readonly WrittenStatement[] | null
}

export interface Performed {
  readonly statements: readonly ProvenStatement[]
  readonly problems: readonly ProofProblem[]
  /** Tables that the revision put rows into, took rows from or changed rows of; by oid. */
  readonly touched: ReadonlySet<string>
  /** What stopped it, after which nothing of its transaction is there. */
  readonly error: unknown
  /** What was not even sent, because more than the scratch database would feel it; null where everything was. */
  readonly untried: string | null
}

/** Nobody else is on the database, so a lock that is not free at once never will be. */
const lockTimeoutMs = 10_000

interface Record {
  readonly statements: ProvenStatement[]
  readonly problems: ProofProblem[]
  readonly touched: Set<string>
  untried: string | null
}

/** Runs a revision in one direction, and looks after each of its statements at what that has done. */
export async function perform(ground: ProvingGround, proof: ProofTask): Promise<Performed> {
  const record: Record = { statements: [], problems: [], touched: new Set(), untried: null }
  try {
    if (proof.task.revision.transaction === 'own') await performInside(ground, proof, record)
    else await performOutside(ground, proof, record)
    return { ...record, error: null }
  } catch (error) {
    const { database } = ground
    if (database.isLost() || isLoss(error)) throw statementFailure(error, '', database.address)
    await database.run('rollback').catch(() => undefined)
    return { ...record, error }
  }
}

async function performInside(ground: ProvingGround, proof: ProofTask, record: Record): Promise<void> {
  const { database, place, catalog } = ground
  const { task } = proof
  await database.run(beginStatements(database, place, lockTimeoutMs).join('; '))
  const sight = await measuring(database, catalog)
  const claims: Claim[] = []
  await runBody(task, {
    ...stageOf(ground),
    async send(sql, parameters) {
      refuseEnding(task, sql)
      refuseServerWide(ground, record, sql)
      const answer = await query(database, sql, parameters)
      note(proof, record, { sql, measured: await sight.look(), claims, isFirst: record.statements.length === 0 })
      return answer
    },
  })
  refuseServerWide(ground, record, '')
  try {
    await database.run('reset session authorization; reset role; commit')
  } catch (error) {
    throw commitFailure(error, task)
  }
}

async function performOutside(ground: ProvingGround, proof: ProofTask, record: Record): Promise<void> {
  const { database, place } = ground
  await database.run(sessionStatements(database, place, lockTimeoutMs).join('; '))
  await runBody(proof.task, {
    ...stageOf(ground),
    async send(sql, parameters) {
      refuseServerWide(ground, record, sql)
      const isOwn = outsideStatement(sql) !== null || endOfTransaction(sql) !== null
      const isOpen = database.client.getTransactionStatus() !== 'I'
      if (isOwn || isOpen) {
        const answer = await query(database, sql, parameters)
        note(proof, record, { sql, measured: null, claims: [], isFirst: true })
        return answer
      }
      return sendInside(ground, { proof, record }, { sql, parameters })
    },
  })
  await database.run('reset session authorization; reset role; reset all')
}

/** A statement that a transaction takes, in one of its own. */
async function sendInside(
  { database, catalog }: ProvingGround,
  { proof, record }: { readonly proof: ProofTask; readonly record: Record },
  { sql, parameters }: { readonly sql: string; readonly parameters: readonly unknown[] | undefined },
): Promise<Answer> {
  await database.run('begin')
  const sight = await measuring(database, catalog)
  const answer = await query(database, sql, parameters)
  note(proof, record, { sql, measured: await sight.look(), claims: [], isFirst: true })
  await database.run('commit')
  return answer
}

const stageOf = ({ database, place, signal }: ProvingGround) => ({
  database,
  place,
  signal,
  progress: () => undefined,
})

/** Of a body in code only now is known what it sends; it may go on after an error, and then has not done what it would do. */
function refuseServerWide({ isOnServer }: ProvingGround, record: Record, sql: string): void {
  if (isOnServer && isServerWide(sql)) record.untried = oneLine(sql)
  if (record.untried !== null) throw new Error(`${record.untried} does something to the whole server, and is not tried`)
}

const query = (database: Database, sql: string, parameters: readonly unknown[] | undefined): Promise<Answer> =>
  database.client.query(sql, parameters && [...parameters])

interface Sent {
  readonly sql: string
  readonly measured: readonly Measured[] | null
  /** Of the statements before, in the same transaction. */
  readonly claims: Claim[]
  readonly isFirst: boolean
}

function note({ written }: ProofTask, record: Record, { sql, measured, claims, isFirst }: Sent): void {
  const text = written?.[record.statements.length]
  const claimed = text?.sql === sql ? claimOf(text) : null
  const { statement, problems } = judged(sql, measured, { claimed, before: claims, isFirst })
  if (claimed !== null) claims.push(claimed.claim)
  record.statements.push(statement)
  record.problems.push(...problems)
  for (const { oid, isWritten } of measured ?? []) if (isWritten) record.touched.add(oid)
}
