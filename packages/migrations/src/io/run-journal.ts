import { StateError } from '../errors.ts'
import type { AppliedRevision } from '../model/applied.ts'
import { outsideStatement } from '../sql/outside-transaction.ts'
import { deleteEntry, finishEntry, insertEntry, type Mark, markEntry, sqlChecksum } from './ledger-write.ts'
import { endOfTransaction, runBody, type Task } from './run-body.ts'
import { beginGuarded } from './run-guard.ts'
import { type Step, sendOutside } from './run-outside.ts'
import { patiently } from './run-patience.ts'
import { type Answer, createSender } from './run-send.ts'
import type { Run } from './run-session.ts'

/**
 * Runs a revision one statement after another, each recorded in the ledger when it is done. A statement that a transaction takes is
 * committed together with its record; only one that none takes can be left open by a crash, and is looked into by the next run.
 */
export async function runJournalled(run: Run, task: Task, row: AppliedRevision | null): Promise<void> {
  const started = performance.now()
  const { place } = run
  const { id } = task.revision
  const resumed = row === null || row.state === 'applied' ? null : row
  if (resumed === null) await write(run, [startOf(run, task)])
  const done = (task.statements ?? []).slice(0, resumed?.steps ?? 0)
  const sent = await sendRest(run, task, { done, isOpen: resumed?.stepOpen ?? false })
  const durationMs = performance.now() - started
  const mark = markEntry(place, id, { ...markOf(task, sent), state: 'applied' })
  const end = task.direction === 'upgrade' ? [mark, finishEntry(place, id, durationMs)] : [deleteEntry(place, id)]
  run.committing(task)
  await write(run, end)
}

/** Whether an unfinished run can be taken up again: its statements are known, and those that are done are still the same. */
export function isResumable({ direction, statements, revision }: Task, row: AppliedRevision): boolean {
  if (row.state !== (direction === 'upgrade' ? 'upgrading' : 'downgrading')) return false
  if (row.steps === 0 && !row.stepOpen) return true
  if (statements === null || statements.some((sql) => endOfTransaction(sql) !== null)) return false
  if (row.stepOpen && row.checksum !== revision.checksum) return false
  return row.sqlChecksum === sqlChecksum(statements.slice(0, row.steps))
}

function startOf({ place }: Run, task: Task): string {
  const { revision, dependsOn, downgrade, direction } = task
  const entry = { revision, dependsOn, downgrade, sent: [], durationMs: null, state: 'upgrading', steps: 0 } as const
  return direction === 'upgrade' ? insertEntry(place, entry) : markEntry(place, revision.id, markOf(task, []))
}

const markOf = ({ direction }: Task, sent: readonly string[]): Mark => ({
  state: direction === 'upgrade' ? 'upgrading' : 'downgrading',
  steps: sent.length,
  stepOpen: false,
  sent,
})

interface Beginning {
  readonly done: readonly string[]
  /** The first statement after those was sent by a run that did not live to see how it went. */
  readonly isOpen: boolean
}

async function sendRest(run: Run, task: Task, { done, isOpen }: Beginning): Promise<readonly string[]> {
  const sender = createSender(run, task.revision.id)
  const sent = [...done]
  const send = async (sql: string, parameters?: readonly unknown[]): Promise<Answer> => {
    const text = { sql, parameters }
    const statement = outsideStatement(sql)
    const step: Step = {
      run,
      task,
      text,
      number: sent.length + 1,
      isOpen: isOpen && sent.length === done.length,
      send: sender.send,
      mark: (stepOpen) => write(run, [markEntry(run.place, task.revision.id, { ...markOf(task, sent), stepOpen })]),
      forget: () => write(run, [deleteEntry(run.place, task.revision.id)]),
    }
    const answer = statement === null ? await sendInside(step, [...sent, sql]) : await sendOutside(step, statement)
    sent.push(sql)
    if (statement !== null) await step.mark(false)
    return answer
  }
  const rest = task.statements === null ? task : { ...task, statements: task.statements.slice(done.length) }
  await runBody(rest, { ...run, send }).catch((error: unknown) => {
    throw sender.explained(error)
  })
  return sent
}

/** In a transaction of its own, together with its record; a body that opens one itself has its way. */
async function sendInside(step: Step, sent: readonly string[]): Promise<Answer> {
  const { run, task, text } = step
  const { database, place } = run
  const isInBodysOwn = endOfTransaction(text.sql) !== null || database.client.getTransactionStatus() !== 'I'
  if (isInBodysOwn) return step.send(database.processId, text)
  let answer: Answer = []
  await patiently(run, task.revision.id, async () => {
    try {
      const pid = await beginGuarded(database, run)
      answer = await step.send(pid, text)
      await end(run, [markEntry(place, task.revision.id, markOf(task, sent))])
    } catch (error) {
      if (!database.isLost()) await database.run('rollback')
      throw error
    }
  })
  return answer
}

/** Changes the ledger in a transaction that only the run with the present epoch can commit. */
async function write(run: Run, statements: readonly string[]): Promise<void> {
  await beginGuarded(run.database, run)
  await end(run, statements)
}

async function end({ database }: Run, statements: readonly string[]): Promise<void> {
  const text = [...statements, 'commit'].join('; ')
  const results = await database.run(text)
  if (results.at(-1)?.command === 'COMMIT') return
  throw new StateError('The ledger did not take the record of a statement.', { fault: 'half-applied' })
}
