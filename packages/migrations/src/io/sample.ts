import { StatementError } from '../errors.ts'
import { quoteLiteral, quoteName } from '../sql/quote.ts'
import type { CatalogOptions } from './catalog.ts'
import { type Database, inTransaction } from './database.ts'
import { type Reference, readTables, type SampledTable } from './sample-tables.ts'

/** A row by column, in the text form of its types. */
export type SampleRow = ReadonlyMap<string, string | null>

export interface Sample {
  /** In no order. */
  readonly tables: readonly { readonly table: SampledTable; readonly rows: readonly SampleRow[] }[]
  /** There are rows, as far as the server knows, that are not in it. */
  readonly isPart: boolean
  /** Tables that should have been read and could not be, with the reason. */
  readonly unread: readonly { readonly name: string; readonly why: string }[]
  /** Where sequences stand, by quoted name. */
  readonly sequences: readonly { readonly name: string; readonly value: string }[]
}

export interface Sampling {
  readonly options: CatalogOptions
  /** The SQL that is to be tried; null where only running it would tell what it is. */
  readonly texts: readonly string[] | null
}

const rowsPerTable = 100
const rowsInAll = 5_000
/** Half of all may be read for themselves, so that there is room for what they refer to. */
const shareOf = (tables: number): number => Math.min(rowsPerTable, Math.ceil(rowsInAll / 2 / Math.max(tables, 1)))
/** A value that takes more in storage is no better proof than a shorter one. */
const largestRow = 100_000
/** Parents of parents are followed so far, each a question to the server. */
const generations = 30
/** So many rows by the server's estimate are read from the first on. */
const wholeTable = 2_000

/** Under these both sides read and write values alike, whatever a role or a database has set. */
export const textForms = [
  "set local datestyle = 'ISO, MDY'",
  "set local intervalstyle = 'postgres'",
  "set local timezone = 'UTC'",
  "set local bytea_output = 'hex'",
  "set local lc_monetary = 'C'",
  'set local extra_float_digits = 1',
  'set local xmloption = content',
]

/**
 * Some rows of every table that the texts may be about, with the rows that they refer to: no foreign key among them is broken.
 * Waits for nobody, and reads no table for long.
 */
export async function readSample(live: Database, { options, texts }: Sampling): Promise<Sample> {
  const tables = await readTables(live, options)
  const byOid = new Map(tables.map((table) => [table.oid, table]))
  const collected: Collected = { rows: new Map(), unread: new Map(), count: 0 }
  const concerned = tables.filter(({ names }) => isConcerned(names, texts))
  for (const table of concerned) {
    await collect(live, table, { collected, from: sampleSql(table), most: shareOf(concerned.length) })
  }
  let fresh: Rows = new Map([...collected.rows].map(([oid, found]) => [oid, [...found.values()]]))
  for (let generation = 0; fresh.size > 0 && generation < generations; generation += 1) {
    fresh = await collectParents(live, fresh, { collected, byOid })
  }
  const kept = withoutOrphans(collected.rows, byOid)
  for (const [oid, rows] of kept)
    if (rows.length === 0) collected.unread.set(byOid.get(oid)?.label ?? oid, 'its rows refer to too many others')
  return {
    tables: [...kept].flatMap(([oid, rows]) => {
      const table = byOid.get(oid)
      return table === undefined || rows.length === 0 ? [] : [{ table, rows }]
    }),
    isPart: tables.some((table) => isPart(table, kept.get(table.oid)?.length ?? 0, concerned.includes(table))),
    unread: [...collected.unread].map(([name, why]) => ({ name, why })),
    sequences: await readSequences(live),
  }
}

/** A table that nobody has counted is taken to have more; one that was read to its end has not. */
const isPart = ({ size }: SampledTable, count: number, wasRead: boolean): boolean =>
  wasRead && size <= wholeTable ? count >= rowsPerTable : size < 0 || size > count

const isConcerned = (names: readonly string[], texts: Sampling['texts']): boolean =>
  texts === null || names.some((name) => texts.some((text) => text.includes(name)))

interface Collected {
  /** By table, then by the place where the row is stored. */
  readonly rows: Map<string, Map<string, SampleRow>>
  readonly unread: Map<string, string>
  count: number
}

interface Collecting {
  readonly collected: Collected
  /** What follows FROM. */
  readonly from: string
  readonly most: number
}

/** Reads rows that are not there yet, and answers with those. */
async function collect(
  live: Database,
  table: SampledTable,
  { collected, from, most }: Collecting,
): Promise<readonly SampleRow[]> {
  const room = Math.min(most, rowsInAll - collected.count)
  if (table.columns.length === 0 || room <= 0) return []
  const known = collected.rows.get(table.oid) ?? new Map<string, SampleRow>()
  try {
    if (!table.isReadable) throw new Error('the role may not read it')
    const found = await readRows(live, table, `${from} limit ${room}`)
    const fresh = found.filter(({ at }) => !known.has(at))
    for (const { at, row } of fresh) known.set(at, row)
    if (known.size > 0) collected.rows.set(table.oid, known)
    collected.count += fresh.length
    return fresh.map(({ row }) => row)
  } catch (error) {
    if (live.isLost()) throw error
    // What the server says of a value would show it.
    const why = error instanceof StatementError ? `SQLSTATE ${error.sqlState}` : String((error as Error).message)
    collected.unread.set(table.label, why)
    return []
  }
}

async function readRows(live: Database, table: SampledTable, from: string) {
  const places = table.columns.map((column, index) => `r.${quoteName(column)} as "${index}"`)
  const select = `select r.tableoid::text || r.ctid::text as at, ${places.join(', ')} from ${from}`
  const results = await inTransaction(live, { begin: 'isolation level read committed read only', end: 'commit' }, () =>
    live.run(
      [
        'set local search_path = pg_catalog, pg_temp',
        "set local statement_timeout = '5s'",
        "set local lock_timeout = '1s'",
        ...textForms,
        select,
      ].join('; '),
    ),
  )
  return (results.at(-1)?.rows ?? []).map((row) => ({
    at: row.at ?? '',
    row: new Map(table.columns.map((column, index) => [column, row[index] ?? null])),
  }))
}

const tableSql = ({ namespace, name }: SampledTable): string => `${quoteName(namespace)}.${quoteName(name)}`

const isSmall = (table: SampledTable): string => {
  const sizes = table.columns.map((column) => `coalesce(pg_column_size(r.${quoteName(column)}), 0)`)
  return `where ${sizes.join(' + ')} < ${largestRow}`
}

/** Of a large table from blocks all over it, the same ones every time. */
function sampleSql(table: SampledTable): string {
  if (table.size <= wholeTable) return `${tableSql(table)} r ${isSmall(table)}`
  const percent = Math.max(0.0001, (100 * wholeTable) / table.size)
  return `${tableSql(table)} r tablesample system (${percent}) repeatable (1) ${isSmall(table)}`
}

interface Family {
  readonly collected: Collected
  readonly byOid: ReadonlyMap<string, SampledTable>
}

type Rows = Map<string, readonly SampleRow[]>

async function collectParents(live: Database, fresh: Rows, { collected, byOid }: Family): Promise<Rows> {
  const next: Rows = new Map()
  for (const [oid, rows] of fresh) {
    for (const reference of byOid.get(oid)?.references ?? []) {
      const parent = byOid.get(reference.to)
      const keys = [...new Set(rows.flatMap((row) => keySql(row, reference.from) ?? []))]
      if (parent === undefined || keys.length === 0) continue
      const columns = reference.onto.map((column) => `r.${quoteName(column)}`).join(', ')
      const from = `${tableSql(parent)} r where (${columns}) in (${keys.join(', ')})`
      const found = await collect(live, parent, { collected, from, most: rowsInAll })
      if (found.length > 0) next.set(parent.oid, [...(next.get(parent.oid) ?? []), ...found])
    }
  }
  return next
}

/** Null where a value is: then nothing is referred to. */
function keySql(row: SampleRow, columns: readonly string[]): string | null {
  const values = columns.map((column) => row.get(column) ?? null)
  return values.some((value) => value === null)
    ? null
    : `(${values.map((value) => quoteLiteral(value ?? '')).join(', ')})`
}

/** Until every row that refers to another has it. */
function withoutOrphans(
  collected: Collected['rows'],
  byOid: ReadonlyMap<string, SampledTable>,
): ReadonlyMap<string, readonly SampleRow[]> {
  let rows = new Map([...collected].map(([oid, found]) => [oid, [...found.values()]]))
  for (;;) {
    const known = new Map<string, ReadonlySet<string | null>>()
    const keysOf = (oid: string, columns: readonly string[]): ReadonlySet<string | null> => {
      const label = JSON.stringify([oid, columns])
      const keys = known.get(label) ?? new Set((rows.get(oid) ?? []).map((row) => keySql(row, columns)))
      known.set(label, keys)
      return keys
    }
    const isWhole = (row: SampleRow, { to, from, onto }: Reference): boolean => {
      const key = keySql(row, from)
      return key === null || keysOf(to, onto).has(key)
    }
    const kept = new Map(
      [...rows].map(([oid, found]) => [
        oid,
        found.filter((row) => (byOid.get(oid)?.references ?? []).every((reference) => isWhole(row, reference))),
      ]),
    )
    if ([...kept].every(([oid, found]) => found.length === rows.get(oid)?.length)) return kept
    rows = kept
  }
}

async function readSequences(live: Database): Promise<Sample['sequences']> {
  const results = await live.run(
    `begin read only; set local search_path = pg_catalog, pg_temp;
     select format('%I.%I', schemaname, sequencename) as name, last_value as value from pg_sequences
     where last_value is not null order by 1; rollback`,
  )
  const rows = results.find(({ rows: found }) => found.some((row) => 'value' in row))?.rows ?? []
  return rows.map(({ name, value }) => ({ name: name ?? '', value: value ?? '' }))
}
