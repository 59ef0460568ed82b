import type { Fingerprint, Rows } from '../support/fingerprint.ts'

type Row = Rows[string][number]

/** The rows without the tables and columns named, each table's in an order that depends on nothing else. */
export function rowsWithout(rows: Rows, lost: readonly string[]): Rows {
  const isLost = namedIn(lost)
  return Object.fromEntries(
    Object.entries(rows)
      .filter(([table]) => !isLost(table))
      .map(([table, found]) => [
        table,
        found
          .filter((row) => !isLost(String(row.of)))
          .map((row) => pick(row, (column) => !isLost(`${table}.${column}`)))
          .sort(byText),
      ]),
  )
}

/** What two databases hold in the columns that both have, with the same type, and that are not named. */
export function commonRows(before: Fingerprint, after: Fingerprint, changed: readonly string[]): readonly [Rows, Rows] {
  const isChanged = namedIn(changed)
  const types = new Map(after.columns.map(({ table, column, type }) => [`${table}.${column}`, type]))
  const common = new Set(
    before.columns
      .map(({ table, column, type }) => ({ name: `${table}.${column}`, type }))
      .filter(({ name, type }) => types.get(name) === type && !isChanged(name))
      .map(({ name }) => name),
  )
  const tables = Object.keys(before.rows).filter((table) => table in after.rows && !isChanged(table))
  const of = (rows: Rows): Rows =>
    Object.fromEntries(
      tables.map((table) => [
        table,
        (rows[table] ?? []).map((row) => pick(row, (column) => common.has(`${table}.${column}`))).sort(byText),
      ]),
    )
  return [of(before.rows), of(after.rows)]
}

/** Whether any of these tables and columns has something in it. */
export function holdsAny({ rows }: Fingerprint, names: readonly string[]): boolean {
  const isNamed = namedIn(names)
  return Object.entries(rows).some(([table, found]) =>
    found.some(
      (row) =>
        isNamed(table) ||
        Object.entries(row).some(([column, value]) => value !== null && isNamed(`${table}.${column}`)),
    ),
  )
}

/** A name without a schema is one in `public`. */
export function namedIn(names: readonly string[]): (name: string) => boolean {
  const known = new Set(names.flatMap((name) => [name, `public.${name}`]))
  return (name) => known.has(name)
}

const pick = (row: Row, isWanted: (column: string) => boolean): Row =>
  Object.fromEntries(Object.entries(row).filter(([column]) => isWanted(column)))

const byText = (one: unknown, other: unknown): number => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)
