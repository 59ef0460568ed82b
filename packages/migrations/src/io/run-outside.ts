import { setTimeout as sleep } from 'node:timers/promises'

import { StateError, StatementError } from '../errors.ts'
import type { OutsideStatement, WrittenName } from '../sql/outside-transaction.ts'
import { quoteLiteral, quoteName, quoteQualified } from '../sql/quote.ts'
import { ask } from './database.ts'
import { named, type Task } from './run-body.ts'
import { patiently } from './run-patience.ts'
import type { Answer, Sender, Text } from './run-send.ts'
import type { Run } from './run-session.ts'
import { sessionStatements } from './run-settings.ts'
import { blockerColumns, blockerOf, type Watched } from './run-watch.ts'

/** One statement of a revision that is journalled. */
export interface Step {
  readonly run: Run
  readonly task: Task
  readonly text: Text
  /** Counted from 1 over the whole body. */
  readonly number: number
  /** An earlier run sent the statement and did not live to see how it went. */
  readonly isOpen: boolean
  /** An earlier run ended before this statement, or in it. */
  readonly isResumed: boolean
  readonly send: Sender['send']
  /** Records that the statements before this one are done, and whether this one is under way. */
  mark(isOpen: boolean): Promise<void>
}

const nothing: Answer = []

/** Runs a statement that PostgreSQL takes only outside a transaction, or finds that an earlier run's has done its work. */
export async function sendOutside(step: Step, statement: OutsideStatement): Promise<Answer> {
  if (step.isOpen) {
    await awaitEarlier(step)
    if (await isDone(step, statement)) return nothing
  }
  // Of what failed nothing is left, except where nobody can tell.
  if (statement.what === 'other') return attempt(step, statement)
  let answer = nothing
  await patiently(step.run, step.task.revision.id, async () => {
    answer = await attempt(step, statement)
  })
  return answer
}

async function attempt(step: Step, statement: OutsideStatement): Promise<Answer> {
  await step.mark(true)
  try {
    await prepareSession(step, statement)
    const answer = await sendMarked(step)
    await refuseInvalid(step, statement)
    return answer
  } catch (error) {
    if (!step.run.database.isLost()) await cleanUp(step, statement)
    throw error
  }
}

/** Sends the statement in whatever session the server has for it, which the marker tells from others. */
export const sendMarked = (step: Step, { sql, parameters }: Text = step.text): Promise<Answer> =>
  step.send(sessionOf(step), { sql: `${markerOf(step)} ${sql}`, parameters })

/** A pooler makes up the process that it announces. */
const sessionOf = (step: Step): Watched =>
  step.run.isPooled ? { marker: markerOf(step) } : { pid: step.run.database.processId }

/** Stands in front of the statement, so that it can be recognised in its server process after its client is gone. */
const markerOf = ({ task: { revision }, number }: Step): string => `/* retort:${revision.id}:${number} */`

/** PostgreSQL does not notice at once that a client has died: the statement goes on, and may well succeed. */
async function awaitEarlier(step: Step): Promise<void> {
  const { database, patience, signal, progress } = step.run
  const { id: revision } = step.task.revision
  const started = performance.now()
  for (;;) {
    const waitedMs = performance.now() - started
    const end = waitedMs > patience.leaseWaitMs ? ', pg_terminate_backend(other.pid)' : ''
    const rows = await ask(
      database,
      `select ${blockerColumns}${end} from pg_stat_activity as other
       where other.state = 'active' and other.datname = current_database() and other.pid <> pg_backend_pid()
         and starts_with(other.query, ${quoteLiteral(markerOf(step))})`,
    )
    if (rows.length === 0) return
    progress({ event: 'blocked', revision, by: rows.map(blockerOf), waitedMs })
    await sleep(250, undefined, { signal })
  }
}

/** What became of the statement; whatever of it would stand in the way of another attempt is taken away. */
async function isDone(step: Step, statement: OutsideStatement): Promise<boolean> {
  switch (statement.what) {
    case 'create-index': {
      const index = await findIndex(step, statement)
      if (index !== null && !index.isValid) await dropIndex(step, index.name)
      return index?.isValid === true
    }
    case 'drop-index': {
      const found: boolean[] = []
      for (const name of statement.indexes) found.push(await exists(step, name))
      if (found.some((isThere) => isThere) && statement.indexes.length > 1) throw unclear(step)
      return found.every((isThere) => !isThere)
    }
    case 'repeatable':
      return false
    case 'other':
      throw unclear(step)
  }
}

export const unclear = ({ task, number, text }: Step): StateError =>
  new StateError(
    `${named(task)} is half applied: nobody knows how its statement ${number} ended (${text.sql.trim()}).`,
    {
      fault: 'half-applied',
      ids: [task.revision.id],
      hint: `Look at the database, finish or undo the revision by hand, then say what is true with migrate stamp.`,
    },
  )

interface FoundIndex {
  /** Qualified and quoted. */
  readonly name: string
  readonly isValid: boolean
}

type CreateIndex = Extract<OutsideStatement, { what: 'create-index' }>

async function findIndex({ run }: Step, { index, table }: CreateIndex): Promise<FoundIndex | null> {
  const [row] = await ask(
    run.database,
    `select i.indisvalid as valid, n.nspname as namespace
     from pg_index i
     join pg_class c on c.oid = i.indexrelid
     join pg_namespace n on n.oid = c.relnamespace
     join pg_class t on t.oid = i.indrelid
     where c.relname = ${quoteLiteral(index)} and t.relname = ${quoteLiteral(table.name)}
       and n.nspname = ${quoteLiteral(table.namespace ?? run.place.defaultNamespace)}`,
  )
  return row === undefined ? null : { name: quoteQualified(row.namespace ?? null, index), isValid: row.valid === 't' }
}

async function exists({ run }: Step, { namespace, name }: WrittenName): Promise<boolean> {
  const [row] = await ask(
    run.database,
    `select 1 as one from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('i', 'I') and c.relname = ${quoteLiteral(name)}
       and n.nspname = ${quoteLiteral(namespace ?? run.place.defaultNamespace)}`,
  )
  return row !== undefined
}

async function dropIndex(step: Step, name: string): Promise<void> {
  await prepareSession(step, { what: 'repeatable' })
  await sendMarked(step, { sql: `drop index concurrently if exists ${name}` })
}

/** Settings of the session, because there is no transaction to be local to. The next transaction's begin resets them. */
async function prepareSession({ run, text }: Step, statement: OutsideStatement): Promise<void> {
  const { database, place, patience } = run
  if (run.isPooled) return refuseUnsuitable(run)
  // A time-out while CONCURRENTLY waits for older transactions would leave an invalid index; it keeps nobody from working.
  const isConcurrent = statement.what !== 'other' && /\bconcurrently\b/i.test(text.sql)
  const lockTimeoutMs = isConcurrent ? 0 : patience.lockTimeoutMs
  await database.run(sessionStatements(database, place, lockTimeoutMs).join('; '))
}

/** A transaction pooler would hand the settings to somebody else, so those that the role has must do. */
async function refuseUnsuitable({ database, place }: Run): Promise<void> {
  const [row] = await database.query(
    "select (current_schemas(false))[1] as namespace, current_setting('statement_timeout') as timeout",
  )
  if (row?.namespace === place.defaultNamespace && row.timeout === '0') return
  throw new StatementError(
    'A statement outside a transaction needs settings that a transaction pooler does not keep.',
    {
      sql: '',
      sqlState: null,
      hint: `Point DATABASE_URL at the server itself, or: alter role … set search_path = ${quoteName(place.defaultNamespace)}; alter role … set statement_timeout = 0;`,
    },
  )
}

/** IF NOT EXISTS accepts an index that a failed attempt left invalid. */
async function refuseInvalid(step: Step, statement: OutsideStatement): Promise<void> {
  if (statement.what !== 'create-index') return
  const index = await findIndex(step, statement)
  if (index?.isValid !== false) return
  throw new StatementError(`the index ${index.name} is invalid: an earlier attempt to build it failed`, {
    sql: step.text.sql,
    sqlState: null,
  })
}

/** After a statement that failed: leaves no invalid index behind, and the statement open only if nobody can tell what it did. */
async function cleanUp(step: Step, statement: OutsideStatement): Promise<void> {
  // First, because it finds out whether another run has taken over; then nothing here is ours to clean.
  await step.mark(true)
  if (statement.what === 'create-index') {
    const index = await findIndex(step, statement)
    if (index?.isValid === false) await dropIndex(step, index.name)
  }
  if (statement.what !== 'other') await step.mark(false)
}
