import { setTimeout as sleep } from 'node:timers/promises'

import { StateError, StatementError } from '../errors.ts'
import { type Backfill, firstKeySql, nextKeySql, tableOf, updateSql } from '../sql/backfill.ts'
import { displayQualified, quoteLiteral, quoteName } from '../sql/quote.ts'
import { ask, type TextRow } from './database.ts'
import { type Cursor, cursorTableSql, dropCursor, findCursor, moveCursor } from './ledger-cursor.ts'
import { sqlChecksum } from './ledger-write.ts'
import { named } from './run-body.ts'
import { beginGuarded, Overtaken } from './run-guard.ts'
import type { Step } from './run-outside.ts'
import { patiently } from './run-patience.ts'
import type { Answer } from './run-send.ts'

/** What ends a batch together with its rows. */
export interface BatchEnd {
  /** Commits the open transaction with these statements. */
  commit(statements: readonly string[]): Promise<void>
  /** Says that the whole step is done. */
  readonly done: string
}

/**
 * Goes through a table in batches. Each is a transaction with the rows, the guard and how far that is, so that every row is changed once, whoever
 * is killed in between. Rows that come meanwhile are changed where their key is still ahead.
 */
export async function runBackfill(step: Step, backfill: Backfill, end: BatchEnd): Promise<Answer> {
  const facts = await factsOf(step, backfill)
  const found = step.isResumed ? await findCursor(step.run, placeOf(step)) : null
  if (found !== null && found.checksum !== checksumOf(step)) throw changedMeanwhile(step)
  let cursor = found ?? (await start(step, backfill, end))
  while (cursor !== null) {
    report(step, backfill, { cursor, facts })
    if (cursor.seen > (found?.seen ?? 0) && backfill.pauseMs > 0)
      await sleep(backfill.pauseMs, undefined, { signal: step.run.signal })
    step.run.signal?.throwIfAborted()
    if (step.run.lease.isLost()) throw new Overtaken('the lease is lost')
    cursor = await runBatch(step, { backfill, facts, cursor }, end)
    // A session that is lost after hours of work is not the fault of the work.
    step.run.advanced()
  }
  return []
}

interface Facts {
  /** The types of the key columns, in their order. */
  readonly types: readonly string[]
  readonly total: number | null
}

/** Where the batches begin; null for an empty table, which is done. */
async function start(step: Step, backfill: Backfill, end: BatchEnd): Promise<Cursor | null> {
  let cursor: Cursor | null = null
  await inBatch(step, async () => {
    const [first] = await keysFrom(step, backfill, firstKeySql(backfill, columnsOf(backfill)))
    cursor = first === undefined ? null : { next: first, seen: 0, changed: 0, checksum: checksumOf(step) }
    await end.commit(
      cursor === null
        ? [end.done]
        : [...(await cursorTableSql(step.run)), moveCursor(step.run.place, placeOf(step), cursor)],
    )
  })
  return cursor
}

interface Batch {
  readonly backfill: Backfill
  readonly facts: Facts
  readonly cursor: Cursor
}

/** One batch; answers with where the next begins, or null after the last one. */
async function runBatch(step: Step, { backfill, facts, cursor }: Batch, end: BatchEnd): Promise<Cursor | null> {
  let next: Cursor | null = null
  await inBatch(step, async (pid) => {
    const from = keyLiteral(cursor.next, facts)
    const [following] = await keysFrom(step, backfill, nextKeySql(backfill, from, columnsOf(backfill)))
    const sql = updateSql(backfill, from, following === undefined ? null : keyLiteral(following, facts))
    const changed = cursor.changed + rowsIn(await step.send({ pid }, { sql }))
    const seen = cursor.seen + backfill.batchSize
    next = following === undefined ? null : { ...cursor, next: following, seen, changed }
    const { place } = step.run
    await end.commit(
      next === null ? [dropCursor(place, placeOf(step)), end.done] : [moveCursor(place, placeOf(step), next)],
    )
  })
  return next
}

async function inBatch(step: Step, work: (pid: number) => Promise<void>): Promise<void> {
  const { run, task } = step
  const { database } = run
  await patiently(run, task.revision.id, async () => {
    try {
      const { pid } = await beginGuarded(database, run)
      await work(pid)
    } catch (error) {
      if (!database.isLost()) await database.run('rollback')
      throw error
    }
  })
}

const placeOf = ({ task, number }: Step): { readonly revision: string; readonly step: number } => ({
  revision: task.revision.id,
  step: number,
})

const checksumOf = ({ text }: Step): string => sqlChecksum([text.sql])

const columnsOf = ({ key }: Backfill): string =>
  key.map((name, at) => `${quoteName(name)}::text as key_${at}`).join(', ')

async function keysFrom({ run }: Step, { key }: Backfill, sql: string): Promise<readonly (readonly string[])[]> {
  const rows: readonly TextRow[] = await run.database.query(sql)
  return rows.map((row) => key.map((_, at) => row[`key_${at}`] ?? ''))
}

const keyLiteral = (values: readonly string[], { types }: Facts): string =>
  values.map((value, at) => `${quoteLiteral(value)}::${types[at]}`).join(', ')

const rowsIn = (answer: Answer): number => (Array.isArray(answer) ? 0 : (answer.rowCount ?? 0))

function report(
  { run, task }: Step,
  { namespace, table }: Backfill,
  { cursor, facts }: { cursor: Cursor; facts: Facts },
): void {
  const { seen, changed } = cursor
  run.progress({
    event: 'backfill',
    revision: task.revision.id,
    table: displayQualified(namespace, table),
    seen,
    changed,
    total: facts.total,
  })
}

interface Column {
  readonly name: string
  readonly type: string
  readonly required: boolean
}

/** What the catalog says of the table; refuses one whose rows the key does not tell apart. */
async function factsOf(step: Step, backfill: Backfill): Promise<Facts> {
  const { key } = backfill
  const [row] = await ask(step.run.database, factsSql(backfill, step.run.place.defaultNamespace))
  if (row === undefined)
    throw refused(step, `there is no table ${tableOf(backfill)}`, 'Make it in an earlier statement or revision.')
  const columns = JSON.parse(row.columns ?? '[]') as readonly Column[]
  const missing = key.filter((name) => !columns.some((column) => column.name === name))
  if (missing.length > 0)
    throw refused(step, `${tableOf(backfill)} has no column ${missing.join(', ')}`, 'Correct its key.')
  const open = columns.filter(({ required }) => !required).map(({ name }) => name)
  if (row.is_key !== 't' || open.length > 0) {
    const why = open.length > 0 ? `${open.join(', ')} may be NULL` : 'no unique index is on exactly that'
    throw refused(
      step,
      `(${key.join(', ')}) is no key of ${tableOf(backfill)}: ${why}`,
      'Name the columns of its primary key, or make a unique index first.',
    )
  }
  const total = Number(row.total)
  return {
    types: key.flatMap((name) => columns.find((column) => column.name === name)?.type ?? []),
    total: total > 0 ? total : null,
  }
}

function factsSql({ namespace, table, key }: Backfill, defaultNamespace: string): string {
  const names = key.map(quoteLiteral).join(', ')
  return `select
    coalesce((select sum(p.reltuples) from pg_partition_tree(c.oid) t join pg_class p on p.oid = t.relid where t.isleaf),
      c.reltuples)::bigint as total,
    (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'required', a.attnotnull))
      from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attname in (${names})) as columns,
    exists (select from pg_index i where i.indrelid = c.oid and i.indisunique and i.indisvalid and i.indpred is null
      and i.indexprs is null and i.indnkeyatts = ${key.length} and ${key.length} = (
        select count(*) from pg_attribute a where a.attrelid = c.oid and a.attname in (${names})
          and a.attnum = any (i.indkey[0:i.indnkeyatts - 1]))) as is_key
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname = ${quoteLiteral(namespace ?? defaultNamespace)} and c.relname = ${quoteLiteral(table)}`
}

const refused = ({ text }: Step, why: string, hint: string): StatementError =>
  new StatementError(`the backfill cannot begin, because ${why}`, { sql: text.sql, sqlState: null, hint })

const changedMeanwhile = ({ task }: Step): StateError =>
  new StateError(`${named(task)} is half applied, and its backfill was changed in the middle.`, {
    fault: 'half-applied',
    ids: [task.revision.id],
    hint: 'Run it with the file as it was; or finish it by hand and say so with migrate stamp.',
  })
