import { type OutsideStatement, outsideStatement } from '../sql/outside-transaction.ts'
import { quoteLiteral } from '../sql/quote.ts'
import { scriptText } from '../sql/script-text.ts'
import { type LedgerPlace, ledgerTable } from './ledger-layout.ts'
import { deleteEntry, type Mark, markEntry, sqlChecksum } from './ledger-write.ts'
import { defaultPatience } from './patience.ts'
import { refuseRow } from './script-guard.ts'
import { completion, insertion, type ScriptTask, turnGuard } from './script-record.ts'
import { type ScriptPlace, scriptSession, scriptTransaction } from './script-transaction.ts'

/**
 * A revision without a transaction of its own: one statement after another, each recorded when it is done as a run records it, so
 * that `migrate` can go on where the script was cut short.
 */
export function scriptSteps(place: ScriptPlace, task: ScriptTask): readonly string[] {
  const last = { place, task, done: task.statements.length }
  const isUpgrade = task.direction === 'upgrade'
  const start = isUpgrade
    ? insertion(place, task, { state: 'upgrading', sent: [] })
    : mark({ place, task, done: 0 }, false)
  return [
    ...scriptTransaction(place, { guards: [turnGuard(place, task)], statements: [start] }),
    ...task.statements.flatMap((sql, done) => stepOf({ place, task, done }, sql)),
    ...scriptTransaction(place, {
      guards: [stepGuard(last, false)],
      statements: [isUpgrade ? completion(place, task) : deleteEntry(place, task.revision.id)],
    }),
  ]
}

interface Step {
  readonly place: ScriptPlace
  readonly task: ScriptTask
  /** How many of the statements are done. */
  readonly done: number
}

function stepOf(step: Step, sql: string): readonly string[] {
  const statement = outsideStatement(sql)
  if (statement !== null) return outside(step, { sql, statement })
  return scriptTransaction(step.place, {
    guards: [stepGuard(step, false)],
    statements: [sql, 'reset session authorization', 'reset role', mark(next(step), false)],
  })
}

const next = (step: Step): Step => ({ ...step, done: step.done + 1 })

/** Recorded before it is sent, too, and with the mark by which a run finds it in its server process. */
function outside(step: Step, { sql, statement }: { sql: string; statement: OutsideStatement }): readonly string[] {
  const { place, task, done } = step
  // A time-out while CONCURRENTLY waits for older transactions would leave an invalid index; it keeps nobody from working.
  const lockTimeoutMs = /\bconcurrently\b/i.test(sql) ? 0 : defaultPatience.lockTimeoutMs
  return [
    ...scriptTransaction(place, { guards: [stepGuard(step, false)], statements: [mark(step, true)] }),
    ...scriptSession(place, lockTimeoutMs),
    scriptText(`/* retort:${task.revision.id}:${done + 1} */ ${sql}`),
    ...scriptTransaction(place, {
      guards: [stepGuard(step, true), ...validityGuards(place, statement)],
      statements: [mark(next(step), false)],
    }),
  ]
}

const stateOf = ({ direction }: ScriptTask): Mark['state'] => (direction === 'upgrade' ? 'upgrading' : 'downgrading')

function mark({ place, task, done }: Step, stepOpen: boolean): string {
  const checksum = sqlChecksum(task.statements.slice(0, done))
  return markEntry(place, task.revision.id, { state: stateOf(task), steps: done, stepOpen, sqlChecksum: checksum })
}

function stepGuard({ place: { ledgerSchema }, task, done }: Step, isOpen: boolean): string {
  const { id } = task.revision
  return refuseRow(
    `select where not exists (select from ${ledgerTable(ledgerSchema, 'ledger')} where id = ${quoteLiteral(id)}
    and state = '${stateOf(task)}' and steps = ${done} and step_open = ${isOpen})`,
    `Another run went on with ${id}.`,
  )
}

/** IF NOT EXISTS is content with an index that an earlier attempt left invalid. */
function validityGuards({ defaultNamespace }: LedgerPlace, statement: OutsideStatement): readonly string[] {
  if (statement.what !== 'create-index') return []
  const { index, table } = statement
  const query = `select from pg_index i
    join pg_class c on c.oid = i.indexrelid
    join pg_namespace n on n.oid = c.relnamespace
    where c.relname = ${quoteLiteral(index)} and n.nspname = ${quoteLiteral(table.namespace ?? defaultNamespace)}
      and not i.indisvalid`
  return [refuseRow(query, `The index ${index} is invalid: an earlier attempt to build it failed.`)]
}
