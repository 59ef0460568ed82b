import type { Fingerprint, Rows } from '../support/fingerprint.ts'
import { namesAfter, pathOf } from './names-after.ts'

type Row = Rows[string][number]

/** Whether a table, or a column of it, is one of those that are named. */
export type IsNamed = (table: string, column?: string) => boolean

/** A name without a schema is one in `public`; what has two names because of a rename goes by both. */
export function namedIn(names: readonly string[], renames: readonly string[] = []): IsNamed {
  const known = new Set(names.flatMap((name) => [name, `public.${name}`]))
  const after = namesAfter(renames)
  return (table, column) => {
    const heir = after.table(pathOf(table)).join('.')
    if (column === undefined) return known.has(table) || known.has(heir)
    return [table, heir].some(
      (each) => known.has(`${each}.${column}`) || known.has(`${each}.${after.column(pathOf(table), column)}`),
    )
  }
}

/** The rows without what is lost, each table's in an order that depends on nothing else. */
export function rowsWithout(rows: Rows, isLost: IsNamed): Rows {
  return Object.fromEntries(
    Object.entries(rows)
      .filter(([table]) => !isLost(table))
      .map(([table, found]) => [
        table,
        found
          .filter((row) => !isLost(String(row.of)))
          .map((row) => pick(row, (column) => !isLost(table, column)))
          .sort(byText),
      ]),
  )
}

interface Between {
  readonly before: Fingerprint
  readonly after: Fingerprint
  readonly renames: readonly string[]
}

/** What two databases hold in the columns that both have, by whichever name, with the same type, and that are not left out. */
export function commonRows({ before, after, renames }: Between, isLeftOut: IsNamed): readonly [Rows, Rows] {
  const names = namesAfter(renames)
  const heirs = new Map(Object.keys(after.rows).map((table) => [idOf(pathOf(table)), table]))
  const types = new Map(after.columns.map(({ table, column, type }) => [idOf([table, column]), type]))
  const tables = Object.keys(before.rows).flatMap((table) => {
    const heir = heirs.get(idOf(names.table(pathOf(table))))
    if (heir === undefined || isLeftOut(table)) return []
    const columns = before.columns
      .filter((column) => column.table === table && !isLeftOut(table, column.column))
      .map(({ column, type }) => ({ column, type, later: names.column(pathOf(table), column) }))
      .filter(({ type, later }) => types.get(idOf([heir, later])) === type)
    return [{ table, heir, columns }]
  })
  return [
    Object.fromEntries(
      tables.map(({ table, columns }) => [
        table,
        columnsOf(
          before.rows[table],
          columns.map(({ column }) => column),
        ),
      ]),
    ),
    Object.fromEntries(
      tables.map(({ table, heir, columns }) => [
        table,
        columnsOf(
          after.rows[heir],
          columns.map(({ later }) => later),
        ),
      ]),
    ),
  ]
}

/** The values of these columns, by their place. */
const columnsOf = (rows: readonly Row[] = [], columns: readonly string[]): readonly Row[] =>
  rows.map((row) => Object.fromEntries(columns.map((column, place) => [place, row[column]]))).sort(byText)

const idOf = (path: readonly string[]): string => path.join('\0')

/** Whether any of these tables and columns has something in it. */
export const holdsAny = ({ rows }: Fingerprint, isNamed: IsNamed): boolean =>
  Object.entries(rows).some(([table, found]) =>
    found.some(
      (row) =>
        isNamed(table) || Object.entries(row).some(([column, value]) => value !== null && isNamed(table, column)),
    ),
  )

const pick = (row: Row, isWanted: (column: string) => boolean): Row =>
  Object.fromEntries(Object.entries(row).filter(([column]) => isWanted(column)))

const byText = (one: unknown, other: unknown): number => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)
