import { UsageError } from '../errors.ts'
import { doBlock } from './do-block.ts'
import { parsePath } from './object-path.ts'
import { quoteName, quoteNames, quoteQualified } from './quote.ts'

/** Rows that are to be changed batch by batch. In a revision file write it in literals: then it can be taken up after a crash. */
export interface BackfillOptions {
  /** `reminders`, or with its schema: `billing.invoice`. */
  readonly table: string
  /** The columns of its primary key, or of another unique key without NULL, in the order of its index. */
  readonly key: string | readonly string[]
  /** What an UPDATE says after SET. */
  readonly set: string
  /** Which rows need it; all unless said otherwise. */
  readonly where?: string
  /** Rows of the table that one transaction goes through; 1000 unless said otherwise. */
  readonly batchSize?: number
  /** Milliseconds between two batches; none unless said otherwise. */
  readonly pauseMs?: number
}

/** The same, checked and complete. */
export interface Backfill {
  readonly namespace: string | null
  readonly table: string
  readonly key: readonly string[]
  readonly set: string
  readonly where: string | null
  readonly batchSize: number
  readonly pauseMs: number
}

/**
 * A backfill as one statement: a block that goes through the table by itself when any client sends it, with what it was made of in the
 * comment in front of it, so that a run can go through the table in its place.
 */
export function backfillSql(options: BackfillOptions): string {
  const backfill = checked(options)
  // Block comments nest, and nothing of the options may open or close one.
  const json = JSON.stringify(backfill).replaceAll('*', '\\u002a')
  return `${opening}${json} */\n${doBlock(loop(backfill, unrecorded))}`
}

/** What such a block does beside the rows, as statements of its own language. */
export interface BlockRecord {
  /** Variables, with their types. */
  readonly declares: readonly string[]
  readonly begins: string
  /** In each transaction, before anything else. */
  readonly guards: string
  /** The name of a variable that is told how many rows a batch has changed; null where nobody asks. */
  readonly counts: string | null
  /** After a batch that others follow; these are expressions of the key that the next begins with, in its columns' order. */
  moves(next: readonly string[]): string
  /** With the last batch, and where there is no row. */
  readonly ends: string
}

const unrecorded: BlockRecord = { declares: [], begins: '', guards: '', counts: null, moves: () => '', ends: '' }

/** A block that goes through the table and records how far it is, each time together with the rows. */
export const recordedBackfillSql = (backfill: Backfill, record: BlockRecord): string => doBlock(loop(backfill, record))

/** The backfill that a statement stands for; null where it is another statement. */
export function backfillIn(sql: string): Backfill | null {
  if (!sql.startsWith(opening)) return null
  try {
    return JSON.parse(sql.slice(opening.length, sql.indexOf(' */'))) as Backfill
  } catch {
    return null
  }
}

export const defaultBatchSize = 1000

const opening = '/* retort backfill '

export const tableOf = ({ namespace, table }: Pick<Backfill, 'namespace' | 'table'>): string =>
  quoteQualified(namespace, table)

/** The key columns as one value to compare. */
export const keyOf = ({ key }: Pick<Backfill, 'key'>): string => `(${quoteNames(key)})`

export function updateSql(backfill: Backfill, from: string, before: string | null): string {
  const { set, where } = backfill
  const conditions = [
    `${keyOf(backfill)} >= (${from})`,
    before === null ? [] : `${keyOf(backfill)} < (${before})`,
    where === null ? [] : `(${where}\n)`,
  ]
  return `update ${tableOf(backfill)} set ${set}\nwhere ${conditions.flat().join(' and ')}`
}

/** One batch of the backfill that a statement stands for, for whoever reads what it does; null where it is another statement. */
export function batchSql(sql: string): string | null {
  const backfill = backfillIn(sql)
  return backfill === null ? null : updateSql(backfill, quoteNames(backfill.key), null)
}

/** The key of the first row; selects one row or none. */
export const firstKeySql = (backfill: Backfill, columns = quoteNames(backfill.key)): string =>
  `select ${columns} from ${tableOf(backfill)} order by ${quoteNames(backfill.key)} limit 1`

/** The key that the next batch begins with; selects no row in the last one. */
export const nextKeySql = (backfill: Backfill, from: string, columns = quoteNames(backfill.key)): string =>
  `select ${columns} from ${tableOf(backfill)} where ${keyOf(backfill)} >= (${from})
  order by ${quoteNames(backfill.key)} offset ${backfill.batchSize} limit 1`

function loop(backfill: Backfill, record: BlockRecord): string {
  const { key, pauseMs } = backfill
  const variables = (name: string): readonly string[] => key.map((_, at) => `retort_${name}_${at + 1}`)
  const [from, next] = [variables('from'), variables('next')]
  const typed = (name: string, at: number): string =>
    `${name} ${tableOf(backfill)}.${quoteName(key[at % key.length] ?? '')}%type;`
  const into = (names: readonly string[]): string => `${quoteNames(key)} into ${names.join(', ')}`
  const counted = record.counts === null ? '' : `\n      get diagnostics ${record.counts} = row_count;`
  const also = (text: string): string => (text === '' ? '' : `\n      ${text}`)
  return `declare
    ${[...record.declares, ...[...from, ...next].map(typed)].join('\n    ')}
  begin${also(record.begins)}
    ${firstKeySql(backfill, into(from))};
    if not found then${also(record.ends)} return; end if;
    loop${also(record.guards)}
      ${nextKeySql(backfill, from.join(', '), into(next))};
      exit when not found;
      ${updateSql(backfill, from.join(', '), next.join(', '))};${counted}${also(record.moves(next))}
      commit;
      ${pauseMs === 0 ? '' : `perform pg_catalog.pg_sleep(${pauseMs / 1000});\n      `}${from.map((name, at) => `${name} := ${next[at]};`).join(' ')}
    end loop;
    ${updateSql(backfill, from.join(', '), null)};${also(record.ends)}
    commit;
  end;`
}

/** Whether a value that somebody wrote could be the options; what they say is still to be checked. */
export function isBackfillOptions(value: unknown): value is BackfillOptions {
  if (typeof value !== 'object' || value === null) return false
  const { table, key, set, where = '', batchSize = 1, pauseMs = 0 }: Partial<Record<string, unknown>> = { ...value }
  const isText = (text: unknown): boolean => typeof text === 'string'
  return (
    [table, set, where].every(isText) &&
    (Array.isArray(key) ? key.every(isText) : isText(key)) &&
    [batchSize, pauseMs].every((number) => typeof number === 'number')
  )
}

function checked({ table, key, set, where, batchSize = defaultBatchSize, pauseMs = 0 }: BackfillOptions): Backfill {
  const path = parsePath(table)
  if (path === null || path.length > 2) throw unusable(`${JSON.stringify(table)} names no table`, "table: 'reminders'")
  const columns = typeof key === 'string' ? [key] : key
  if (columns.length === 0 || new Set(columns).size < columns.length || columns.includes('')) {
    throw unusable(`${JSON.stringify(key)} is no key`, "key: 'id', or key: ['guild_id', 'user_id']")
  }
  for (const [name, sql] of Object.entries({ set, where: where ?? 'true' })) {
    if (sql.trim() === '') throw unusable(`${name} is empty`, `set: '"snoozed" = false'`)
  }
  if (!Number.isInteger(batchSize) || batchSize < 1)
    throw unusable(`a batch of ${batchSize} rows is none`, 'batchSize: 1000')
  if (!(pauseMs >= 0 && pauseMs <= 3_600_000)) throw unusable(`a pause of ${pauseMs} ms is none`, 'pauseMs: 50')
  const [name = '', namespace = null] = path.toReversed()
  return { namespace, table: name, key: columns, set: set.trim(), where: where?.trim() ?? null, batchSize, pauseMs }
}

const unusable = (what: string, hint: string): UsageError => new UsageError(`In a backfill ${what}.`, { hint })
