import { createHash } from 'node:crypto'

import type { AppliedRevision } from '../model/applied.ts'
import type { Revision, RevisionId } from '../model/revision.ts'
import { quoteLiteral } from '../sql/quote.ts'
import { type LedgerPlace, ledgerTable } from './ledger-layout.ts'
import { runnerName } from './runner-name.ts'
import { toolVersion } from './tool-version.ts'

/** What the ledger keeps of a revision. */
export interface LedgerEntry {
  readonly revision: Revision
  /** Greater than that of every row so far. */
  readonly position: string
  /** What the revision depends on, labels resolved. */
  readonly dependsOn: readonly RevisionId[]
  readonly state: 'applied' | 'upgrading'
  readonly steps: number
  /** The statements that were sent; null when it was stamped, or while it runs. */
  readonly sent: readonly string[] | null
  /** The statements that undo it, where the file has them literally. */
  readonly downgrade: readonly string[] | null
  /** When its transaction began, by the server's clock; null when it has none, or was not run. */
  readonly since: string | null
  /** What the run was for, in the words of whoever started it, such as the release. */
  readonly tag?: string | null
}

/** What the ledger keeps of a revision that was not run. */
export type StampedEntry = Pick<LedgerEntry, 'revision' | 'dependsOn' | 'downgrade'>

export const insertStamped = (place: LedgerPlace, entry: StampedEntry & Pick<LedgerEntry, 'position'>): string =>
  insertEntry(place, { ...entry, state: 'applied', steps: 0, sent: null, since: null })

// These statements follow a revision's own, which may have set a search path: operators are named with their schema.
const equals = 'operator(pg_catalog.=)'

export const insertEntry = (place: LedgerPlace, entry: LedgerEntry): string => insertColumns(place, entryColumns(entry))

/** The columns of a row as SQL expressions, by name. */
export type EntryColumns = Readonly<Record<string, string>>

export const insertColumns = ({ ledgerSchema }: LedgerPlace, columns: EntryColumns): string =>
  `insert into ${ledgerTable(ledgerSchema, 'ledger')} (${Object.keys(columns).join(', ')}) values (${Object.values(columns).join(', ')})`

export function entryColumns(entry: LedgerEntry): EntryColumns {
  const { revision, position, dependsOn, state, steps, sent, downgrade, since, tag = null } = entry
  const run = tag === null ? ` (${runnerName()})` : ` for ${tag} (${runnerName()})`
  return {
    id: quoteLiteral(revision.id),
    position,
    message: quoteLiteral(revision.message),
    down_revisions: textArray(revision.downRevisions),
    depends_on: textArray(dependsOn),
    state: quoteLiteral(state),
    steps: String(steps),
    step_open: 'false',
    checksum: quoteLiteral(revision.checksum),
    sql_checksum: sent === null ? 'null' : quoteLiteral(sqlChecksum(sent)),
    downgrade: downgrade === null ? 'null' : textArray(downgrade),
    applied_at: 'pg_catalog.clock_timestamp()',
    applied_by: `session_user operator(pg_catalog.||) ${quoteLiteral(run)}`,
    duration_ms: since === null ? 'null' : millisecondsSince(`${quoteLiteral(since)}::pg_catalog.timestamptz`),
    tool_version: quoteLiteral(toolVersion()),
  }
}

/** How long ago a moment is, by the server's clock. */
export const millisecondsSince = (moment: string): string =>
  `(pg_catalog.date_part('epoch', pg_catalog.clock_timestamp() operator(pg_catalog.-) ${moment}) operator(pg_catalog.*) 1000)::pg_catalog.int8`

/** The tag of the run that applied a revision, from what the ledger says of who did. */
export const tagIn = (appliedBy: string): string | null => / for (.+) \([^()]*\)$/s.exec(appliedBy)?.[1] ?? null

/** Takes a file as it is now for what was applied. */
export function refreshEntry({ ledgerSchema }: LedgerPlace, { revision, dependsOn, downgrade }: StampedEntry): string {
  const columns = {
    message: quoteLiteral(revision.message),
    down_revisions: textArray(revision.downRevisions),
    depends_on: textArray(dependsOn),
    state: "'applied'",
    step_open: 'false',
    checksum: quoteLiteral(revision.checksum),
    // What was sent is no longer what the file says.
    sql_checksum: 'null',
    downgrade: downgrade === null ? 'null' : textArray(downgrade),
  }
  const assignments = Object.entries(columns).map(([name, value]) => `${name} = ${value}`)
  return `update ${ledgerTable(ledgerSchema, 'ledger')} set ${assignments.join(', ')} where id ${equals} ${quoteLiteral(revision.id)}`
}

/** How far a revision that runs without a transaction of its own has come. */
export interface Mark {
  readonly state: AppliedRevision['state']
  readonly steps: number
  readonly stepOpen: boolean
  /** Of the statements that are done. */
  readonly sqlChecksum: string | null
}

export function markEntry({ ledgerSchema }: LedgerPlace, id: RevisionId, mark: Mark): string {
  const checksum = mark.sqlChecksum === null ? 'null' : quoteLiteral(mark.sqlChecksum)
  return `update ${ledgerTable(ledgerSchema, 'ledger')}
    set state = ${quoteLiteral(mark.state)}, steps = ${mark.steps}, step_open = ${mark.stepOpen}, sql_checksum = ${checksum}
    where id ${equals} ${quoteLiteral(id)}`
}

/** Turns the mark of an upgrade that has reached its end into the record of one. */
export const finishEntry = ({ ledgerSchema }: LedgerPlace, id: RevisionId, durationMs: number): string =>
  `update ${ledgerTable(ledgerSchema, 'ledger')}
   set state = 'applied', applied_at = pg_catalog.clock_timestamp(), duration_ms = ${Math.round(durationMs)}
   where id ${equals} ${quoteLiteral(id)}`

/** Answers with the id exactly when the row was there. */
export const deleteEntry = ({ ledgerSchema }: LedgerPlace, id: RevisionId): string =>
  `delete from ${ledgerTable(ledgerSchema, 'ledger')} where id ${equals} ${quoteLiteral(id)} returning id`

/** SHA-256, hexadecimal, of statements in their order. */
export const sqlChecksum = (statements: readonly string[]): string =>
  createHash('sha256').update(statements.join('\0')).digest('hex')

const textArray = (texts: readonly string[]): string =>
  `array[${texts.map(quoteLiteral).join(', ')}]::pg_catalog.text[]`
