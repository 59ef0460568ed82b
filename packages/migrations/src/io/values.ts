import { displayName, displayQualified, quoteName } from '../sql/quote.ts'
import type { CatalogOptions } from './catalog.ts'
import { catalogScope } from './catalog-scope.ts'
import { type Database, inTransaction } from './database.ts'
import { textForms } from './sample.ts'

/** The rows of every table, held in memory to be compared and never shown. Tables and columns are known by what no rename changes. */
export type Values = ReadonlyMap<string, TableValues>

export interface TableValues {
  /** As a person writes it. */
  readonly label: string
  readonly columns: ReadonlyMap<string, { readonly name: string; readonly type: string }>
  /** Each a list of values in the order of the columns. */
  readonly rows: readonly (readonly (string | null)[])[]
}

/** A table with more is not compared: a sample has fewer. */
const mostRows = 20_000

/** Reads every row of the tables that have some. */
export async function valuesOf(database: Database, options: CatalogOptions): Promise<Values> {
  const mode = { begin: 'isolation level repeatable read read only', end: 'commit' } as const
  return inTransaction(database, mode, async () => {
    const settings = ['set local search_path = pg_catalog, pg_temp', 'set local jit = off', ...textForms]
    const found = await database.run(`${settings.join(';')};\n${catalogScope(options)}\n${tablesSql}`)
    const tables = (found.at(-1)?.rows ?? []).map((row) => ({
      oid: row.oid ?? '',
      sql: `${quoteName(row.namespace ?? '')}.${quoteName(row.name ?? '')}`,
      label: displayQualified(
        row.namespace === options.defaultNamespace ? null : (row.namespace ?? ''),
        row.name ?? '',
      ),
      columns: JSON.parse(row.columns ?? '[]') as readonly ListedColumn[],
    }))
    if (tables.length === 0) return new Map()
    const results = await database.run(tables.map(rowsSql).join(';\n'))
    return new Map(
      tables.map(({ oid, label, columns }, index) => {
        const rows = (results[index]?.rows ?? []).map((row) => columns.map((_, place) => row[place] ?? null))
        return [oid, { label, columns: new Map(columns.map(({ number, ...column }) => [number, column])), rows }]
      }),
    )
  })
}

interface ListedColumn {
  readonly number: string
  readonly name: string
  readonly type: string
}

interface ListedTable {
  readonly sql: string
  readonly columns: readonly ListedColumn[]
}

const rowsSql = ({ sql, columns }: ListedTable): string =>
  `select ${columns.map(({ name }, index) => `${quoteName(name)} as "${index}"`).join(', ')} from ${sql} limit ${mostRows}`

/**
 * A partitioned table has no storage of its own to tell by whether there are rows. What is computed is nobody's value; an enum
 * type with other labels is another type.
 */
const tablesSql = `
  select r.oid::text as oid, n.nspname as namespace, r.name,
    (select json_agg(json_build_object('number', a.attnum::text, 'name', a.attname,
        'type', format_type(a.atttypid, a.atttypmod) || coalesce((
          select json_agg(e.enumlabel order by e.enumsortorder)::text from pg_type t join pg_enum e on e.enumtypid in (t.oid, t.typelem)
          where t.oid = a.atttypid), '')) order by a.attnum)
      from pg_attribute a where a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
  from relation r join pg_class c on c.oid = r.oid join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'p' or (c.relkind = 'r' and pg_relation_size(c.oid) > 0)`

export interface ValuesCompared {
  /** Rows that are on both sides, as many as there were before. */
  readonly rows: number
  /** Columns that are still there and hold something else. */
  readonly changed: readonly ColumnValues[]
  /** Columns that are no more and held values, or that were made anew under their name. */
  readonly lost: readonly ColumnValues[]
}

export interface ColumnValues {
  /** As a person writes it, under the name it had before. */
  readonly column: string
  readonly table: string
  /** By what no rename changes. */
  readonly oid: string
}

/** What became of the values of before. Columns of another type are compared by whether they hold something. */
export function compareValues(before: Values, after: Values): ValuesCompared {
  const compared = [...before].map(([oid, table]) => compareTable(oid, table, after.get(oid)))
  return {
    rows: compared.reduce((sum, { rows }) => sum + rows, 0),
    changed: compared.flatMap(({ changed }) => changed),
    lost: compared.flatMap(({ lost }) => lost),
  }
}

function compareTable(oid: string, before: TableValues, after: TableValues | undefined): ValuesCompared {
  const numbers = [...before.columns.keys()]
  const columnAt = (number: string): ColumnValues => ({
    column: `${before.label}.${displayName(before.columns.get(number)?.name ?? '')}`,
    table: before.label,
    oid,
  })
  const has = (number: string): boolean => {
    const place = numbers.indexOf(number)
    return before.rows.some((row) => row[place] !== null)
  }
  const kept = numbers.filter((number) => after?.columns.has(number))
  const lost = numbers.filter((number) => !kept.includes(number) && has(number)).map(columnAt)
  if (after === undefined || before.rows.length >= mostRows || after.rows.length >= mostRows)
    return { rows: 0, changed: [], lost: before.rows.length >= mostRows ? [] : lost }
  const isSame = (columns: readonly string[]): boolean =>
    fingerprint(before, columns, after) === fingerprint(after, columns, before)
  const changed = isSame(kept) ? [] : kept.filter((number) => !isSame([number]))
  // Every column by itself is as it was, and the rows are put together otherwise.
  const culprits = changed.length > 0 || isSame(kept) ? changed : kept.slice(0, 1)
  return { rows: before.rows.length, changed: culprits.map(columnAt), lost }
}

/** The rows in no order; of a column whose type is another, only where it is null. */
function fingerprint(side: TableValues, numbers: readonly string[], other: TableValues): string {
  const places = new Map([...side.columns.keys()].map((number, place) => [number, place]))
  const rows = side.rows.map((row) =>
    JSON.stringify(
      numbers.map((number) => {
        const value = row[places.get(number) ?? 0] ?? null
        return side.columns.get(number)?.type === other.columns.get(number)?.type ? value : value !== null
      }),
    ),
  )
  return rows.sort().join('\n')
}
