import { type Backfill, backfillIn, recordedBackfillSql } from '../sql/backfill.ts'
import { raise } from '../sql/do-block.ts'
import { type OutsideStatement, outsideStatement } from '../sql/outside-transaction.ts'
import { quoteLiteral } from '../sql/quote.ts'
import { scriptText } from '../sql/script-text.ts'
import { dropCursor, ensureCursorTable, forgetCursors, moveCursorTo } from './ledger-cursor.ts'
import { type LedgerPlace, ledgerTable } from './ledger-layout.ts'
import { deleteEntry, type Mark, markEntry, sqlChecksum } from './ledger-write.ts'
import { defaultPatience } from './patience.ts'
import { refuseRow } from './script-guard.ts'
import { completion, insertion, type ScriptTask, turnGuard } from './script-record.ts'
import { type ScriptPlace, scriptRunner, scriptSession, scriptTransaction } from './script-transaction.ts'

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
    ...scriptTransaction(place, {
      guards: [turnGuard(place, task)],
      statements: [...cursorStatements(place, task), start],
    }),
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

const cursorStatements = (place: LedgerPlace, { revision, statements }: ScriptTask): readonly string[] =>
  statements.some((sql) => backfillIn(sql) !== null)
    ? [ensureCursorTable(place), forgetCursors(place, revision.id)]
    : []

function stepOf(step: Step, sql: string): readonly string[] {
  const backfill = backfillIn(sql)
  if (backfill !== null) return batches(step, { sql, backfill })
  const statement = outsideStatement(sql)
  if (statement !== null) return outside(step, { sql, statement })
  return scriptTransaction(step.place, {
    guards: [stepGuard(step, false)],
    statements: [sql, 'reset session authorization', 'reset role', mark(next(step), false)],
  })
}

const next = (step: Step): Step => ({ ...step, done: step.done + 1 })

/**
 * A block that records each batch together with its rows, as a run does, so that `migrate` can go on where it was cut off. It holds the
 * guard while it has a transaction open, and ends when another run has taken over meanwhile.
 */
function batches(step: Step, { sql, backfill }: { sql: string; backfill: Backfill }): readonly string[] {
  const { place, task, done } = step
  const at = { revision: task.revision.id, step: done + 1 }
  const [table, equals] = [ledgerTable(place.ledgerSchema, 'guard'), 'operator(pg_catalog.=)']
  const guard = `from ${table} where id ${equals} 1 and owner ${equals} (${scriptRunner(place)})`
  const refuse = `if not found then ${raise(`Another run went on with ${task.revision.id}.`, {})} end if;`
  const move = (next: readonly string[]): string => {
    const texts = next.map((key) => `${key}::pg_catalog.text`)
    const columns = { next: texts, seen: 'retort_seen', changed: 'retort_changed', checksum: sqlChecksum([sql]) }
    return `${moveCursorTo(place, at, columns)};`
  }
  const block = recordedBackfillSql(backfill, {
    declares: [
      'retort_epoch bigint;',
      'retort_rows bigint;',
      'retort_seen bigint := 0;',
      'retort_changed bigint := 0;',
    ],
    begins: `select epoch into retort_epoch ${guard} for update; ${refuse}`,
    guards: `perform ${guard} and epoch ${equals} retort_epoch for update; ${refuse}`,
    counts: 'retort_rows',
    moves: (next) =>
      `retort_seen := retort_seen + ${backfill.batchSize}; retort_changed := retort_changed + retort_rows;
      ${move(next)}`,
    ends: `${dropCursor(place, at)}; ${mark(next(step), false)};`,
  })
  return [
    ...scriptTransaction(place, { guards: [stepGuard(step, false)], statements: [] }),
    ...scriptSession(place, defaultPatience.lockTimeoutMs),
    scriptText(block),
  ]
}

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

/** IF NOT EXISTS accepts an index that a failed attempt left invalid. */
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
