import type { RevisionId } from '../model/revision.ts'
import { quoteLiteral, quoteQualified } from '../sql/quote.ts'
import type { Database } from './database.ts'
import type { LedgerPlace } from './ledger-layout.ts'

/** How far a backfill has come. */
export interface Cursor {
  /** The key that the next batch begins with, as texts. */
  readonly next: readonly string[]
  readonly seen: number
  readonly changed: number
  /** Of the statement that the batches belong to. */
  readonly checksum: string
}

/** The statement of a revision that goes through a table, counted from 1. */
export interface CursorPlace {
  readonly revision: RevisionId
  readonly step: number
}

/** A table beside the ledger, because only few databases ever need it; it is made by the first batch of the first backfill. */
const cursorTable = ({ ledgerSchema }: LedgerPlace): string => quoteQualified(ledgerSchema, 'backfill')

const equals = 'operator(pg_catalog.=)'

const isAt = ({ revision, step }: CursorPlace): string =>
  `revision ${equals} ${quoteLiteral(revision)} and step ${equals} ${step}`

interface Seat {
  readonly database: Database
  readonly place: LedgerPlace
}

/** The statements that make the table where it is not there; asked, because a notice for each backfill would be told to people. */
export async function cursorTableSql({ database, place }: Seat): Promise<readonly string[]> {
  return (await hasTable({ database, place })) ? [] : [`create table ${tableSql(place)}`]
}

/** The same where nobody can be asked, as in a script. */
export const ensureCursorTable = (place: LedgerPlace): string => `create table if not exists ${tableSql(place)}`

const tableSql = (place: LedgerPlace): string =>
  `${cursorTable(place)} (revision pg_catalog.text, step pg_catalog.int4, next pg_catalog.text[] not null,
      seen pg_catalog.int8 not null, changed pg_catalog.int8 not null, checksum pg_catalog.text not null, primary key (revision, step))`

/** A run that somebody has stamped over may have left some, and they say nothing of the one that begins. */
export const forgetCursors = (place: LedgerPlace, revision: RevisionId): string =>
  `delete from ${cursorTable(place)} where revision ${equals} ${quoteLiteral(revision)}`

/** Those statements, where there is anything to forget. */
export const forgetLeftCursors = async (seat: Seat, revision: RevisionId): Promise<readonly string[]> =>
  (await hasTable(seat)) ? [forgetCursors(seat.place, revision)] : []

export async function findCursor(seat: Seat, at: CursorPlace): Promise<Cursor | null> {
  if (!(await hasTable(seat))) return null
  const [row] = await seat.database.query(
    `select pg_catalog.to_json(next)::pg_catalog.text as next, seen, changed, checksum from ${cursorTable(seat.place)} where ${isAt(at)}`,
  )
  if (row === undefined) return null
  const next = JSON.parse(row.next ?? '[]') as readonly string[]
  return { next, seen: Number(row.seen), changed: Number(row.changed), checksum: row.checksum ?? '' }
}

async function hasTable({ database, place }: Seat): Promise<boolean> {
  const [table] = await database.query(`select pg_catalog.to_regclass(${quoteLiteral(cursorTable(place))}) as name`)
  return table?.name != null
}

export const moveCursor = (place: LedgerPlace, at: CursorPlace, { next, seen, changed, checksum }: Cursor): string =>
  moveCursorTo(place, at, { next: next.map(quoteLiteral), seen: String(seen), changed: String(changed), checksum })

/** A cursor as SQL expressions, save for the checksum. */
interface CursorColumns extends Pick<Cursor, 'next' | 'checksum'> {
  readonly seen: string
  readonly changed: string
}

export function moveCursorTo(place: LedgerPlace, at: CursorPlace, columns: CursorColumns): string {
  const { next, seen, changed, checksum } = columns
  const keys = `array[${next.join(', ')}]::pg_catalog.text[]`
  const values = `next = ${keys}, seen = ${seen}, changed = ${changed}, checksum = ${quoteLiteral(checksum)}`
  return `insert into ${cursorTable(place)} values (${quoteLiteral(at.revision)}, ${at.step}, ${keys}, ${seen}, ${changed}, ${quoteLiteral(checksum)})
    on conflict (revision, step) do update set ${values}`
}

export const dropCursor = (place: LedgerPlace, at: CursorPlace): string =>
  `delete from ${cursorTable(place)} where ${isAt(at)}`
