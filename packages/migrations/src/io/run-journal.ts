import type { AppliedRevision } from '../model/applied.ts'
import { type Backfill, backfillIn } from '../sql/backfill.ts'
import { outsideStatement } from '../sql/outside-transaction.ts'
import { forgetLeftCursors } from './ledger-cursor.ts'
import { deleteEntry, finishEntry, insertEntry, type Mark, markEntry, sqlChecksum } from './ledger-write.ts'
import { runBackfill } from './run-backfill.ts'
import { endOfTransaction, runBody, type Task } from './run-body.ts'
import { beginGuarded, commitGuarded, Overtaken, writeGuarded } from './run-guard.ts'
import { type Step, sendMarked, sendOutside, unclear } from './run-outside.ts'
import { patiently } from './run-patience.ts'
import { type Answer, createSender, type Sender, type Text } from './run-send.ts'
import type { Run } from './run-session.ts'
import { forgetPath } from './run-settings.ts'

/**
 * Runs a revision one statement after another, each recorded in the ledger when it is done. A statement that a transaction takes is
 * committed together with its record; only one that none takes can be left open by a crash, and is looked into by the next run.
 */
export async function runJournalled(run: Run, task: Task, row: AppliedRevision | null): Promise<void> {
  const started = performance.now()
  const { place } = run
  const { id } = task.revision
  const resumed = row === null || row.state === 'applied' ? null : row
  if (resumed === null) await writeGuarded(run, [...(await forgetLeftCursors(run, id)), startOf(run, task)])
  const done = (task.statements ?? []).slice(0, resumed?.steps ?? 0)
  const journal: Journal = {
    sent: [...done],
    isOpen: resumed?.stepOpen ?? false,
    hasBatches: false,
    resumedAt: resumed?.steps ?? null,
  }
  try {
    await sendRest(run, task, journal)
  } catch (error) {
    const isUntouched = journal.sent.length === 0 && !journal.isOpen && !journal.hasBatches
    if (isUntouched && !run.database.isLost() && !(error instanceof Overtaken))
      await writeGuarded(run, [unstart(run, task, row)])
    throw error
  }
  const mark = markEntry(place, id, { ...markOf(task, journal), state: 'applied' })
  const finish = finishEntry(place, id, performance.now() - started)
  run.committing(task)
  await writeGuarded(run, task.direction === 'upgrade' ? [mark, finish] : [deleteEntry(place, id)])
}

/** What is known of the body's statements, here as in the ledger. */
interface Journal {
  /** Done, in this run and in the one that it takes up. */
  readonly sent: string[]
  /** The one after those was sent outside a transaction, and its end is not recorded. */
  isOpen: boolean
  /** The one after those goes through a table, and has begun. */
  hasBatches: boolean
  /** How many statements an earlier run had done; null where this one began. */
  readonly resumedAt: number | null
}

/** Whether an unfinished run can be taken up again: its statements are known, and those that are done are still the same. */
export function isResumable({ direction, statements, revision }: Task, row: AppliedRevision): boolean {
  if (row.state !== (direction === 'upgrade' ? 'upgrading' : 'downgrading')) return false
  if (row.steps === 0 && !row.stepOpen) return true
  if (statements === null || statements.some((sql) => endOfTransaction(sql) !== null)) return false
  if (row.stepOpen && row.checksum !== revision.checksum) return false
  return row.sqlChecksum === sqlChecksum(statements.slice(0, row.steps))
}

function startOf({ place, nextPosition, tag = null }: Run, task: Task): string {
  const { revision, dependsOn, downgrade, direction } = task
  if (direction === 'upgrade') {
    const facts = { revision, dependsOn, downgrade, sent: [], since: null, position: nextPosition() }
    return insertEntry(place, { ...facts, state: 'upgrading', steps: 0, tag })
  }
  return markEntry(place, revision.id, markOf(task, { sent: [], isOpen: false }))
}

/** Nothing was done: the ledger says so, too. */
function unstart({ place }: Run, { revision, direction }: Task, row: AppliedRevision | null): string {
  if (direction === 'upgrade' || row === null) return deleteEntry(place, revision.id)
  // A downgrade that an earlier run began has forgotten these; without them an edit of the file is told by the file alone.
  const kept = row.state === 'applied' ? row : { steps: 0, sqlChecksum: null }
  const { steps, sqlChecksum } = kept
  return markEntry(place, revision.id, { state: 'applied', steps, stepOpen: false, sqlChecksum })
}

const markOf = ({ direction }: Task, { sent, isOpen }: Pick<Journal, 'sent' | 'isOpen'>): Mark => ({
  state: direction === 'upgrade' ? 'upgrading' : 'downgrading',
  steps: sent.length,
  stepOpen: isOpen,
  sqlChecksum: sqlChecksum(sent),
})

async function sendRest(run: Run, task: Task, journal: Journal): Promise<void> {
  const sender = createSender(run, task.revision.id)
  const send = async (sql: string, parameters?: readonly unknown[]): Promise<Answer> => {
    forgetPath(run.memory, sql)
    const backfill = backfillIn(sql)
    const statement = backfill === null ? outsideStatement(sql) : null
    const step = stepOf({ run, task, journal, sender }, { sql, parameters })
    if (backfill !== null) return sendBackfill(step, backfill, journal)
    const answer = statement === null ? await sendInside(step, journal) : await sendOutside(step, statement)
    journal.sent.push(sql)
    if (statement !== null) await step.mark(false)
    return answer
  }
  const rest = task.statements === null ? task : { ...task, statements: task.statements.slice(journal.sent.length) }
  await runBody(rest, { ...run, send }).catch((error: unknown) => {
    throw sender.explained(error)
  })
}

interface Recording {
  readonly run: Run
  readonly task: Task
  readonly journal: Journal
  readonly sender: Sender
}

function stepOf({ run, task, journal, sender }: Recording, text: Text): Step {
  return {
    run,
    task,
    text,
    number: journal.sent.length + 1,
    isOpen: journal.isOpen,
    isResumed: journal.sent.length === journal.resumedAt,
    send: sender.send,
    async mark(isOpen) {
      await writeGuarded(run, [markEntry(run.place, task.revision.id, markOf(task, { ...journal, isOpen }))])
      journal.isOpen = isOpen
    },
  }
}

/** In a transaction of its own, together with its record; a body that opens one itself has its way. */
async function sendInside(step: Step, { sent }: Journal): Promise<Answer> {
  const { run, task, text } = step
  const { database } = run
  const isInBodysOwn = endOfTransaction(text.sql) !== null || database.client.getTransactionStatus() !== 'I'
  if (isInBodysOwn) return sendMarked(step)
  let answer: Answer = []
  await patiently(run, task.revision.id, async () => {
    try {
      const { pid } = await beginGuarded(database, run)
      answer = await step.send({ pid }, text)
      await commitGuarded(run.database, [doneMark(step, sent)])
    } catch (error) {
      if (!database.isLost()) await database.run('rollback')
      throw error
    }
  })
  return answer
}

/** Batch by batch, each with how far it has come. */
async function sendBackfill(step: Step, backfill: Backfill, journal: Journal): Promise<Answer> {
  const { run, text } = step
  // Batches are never left open: that was another statement, and nobody knows how it ended.
  if (step.isOpen) throw unclear(step)
  journal.hasBatches = step.isResumed
  const commit = async (statements: readonly string[]): Promise<void> => {
    await commitGuarded(run.database, statements)
    journal.hasBatches = true
  }
  const answer = await runBackfill(step, backfill, { commit, done: doneMark(step, journal.sent) })
  journal.sent.push(text.sql)
  return answer
}

function doneMark({ run, task, text }: Step, sent: readonly string[]): string {
  return markEntry(run.place, task.revision.id, markOf(task, { sent: [...sent, text.sql], isOpen: false }))
}
