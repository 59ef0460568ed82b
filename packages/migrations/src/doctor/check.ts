import type { DataSource } from 'typeorm'

import type { RevisionGraph } from '../history/graph.ts'
import type { StandingState } from '../history/standing.ts'
import type { Database, TextRow } from '../io/database.ts'
import type { DatabaseState } from '../io/ledger.ts'
import type { LedgerPlace } from '../io/ledger-layout.ts'

/**
 * What one check says: all is well, something is worth knowing, something hinders or will, or it could not be looked at. The exit code
 * is that of a command which meets the same.
 */
export interface Verdict {
  readonly level: 'fine' | 'note' | 'wrong' | 'unseen'
  /** One line, without a full stop. */
  readonly says: string
  /** What to type or to change, ready to be pasted where it can be. */
  readonly mend: string | null
  readonly exitCode: number
}

/** The part of a project that needs no database. */
export interface Project {
  readonly configFile: string | null
  readonly folders: readonly string[]
  /** The history, or why the files cannot be used. */
  readonly history: RevisionGraph | Error
  readonly dataSource: (() => Promise<DataSource>) | null
}

/** A database that answers. */
export interface Server {
  readonly database: Database
  readonly place: LedgerPlace
  /** What its ledger says, or why that cannot be read. */
  readonly state: DatabaseState | Error
  /** How it stands to the files; null where either cannot be read. */
  readonly standing: { readonly state: StandingState; readonly advice: string } | null
  /** Rows of a query about the server, in which names mean PostgreSQL's own. */
  ask(query: string): Promise<readonly TextRow[]>
  now(): Date
}

/** One thing that is looked at, and not changed. */
interface CheckOf<Subject> {
  /** Two words or three. */
  readonly name: string
  look(subject: Subject): Promise<readonly Verdict[]>
}

export type ProjectCheck = CheckOf<Project>
export type ServerCheck = CheckOf<Server>

export const fine = (says: string): Verdict => ({ level: 'fine', says, mend: null, exitCode: 0 })

export const note = (says: string, mend: string | null): Verdict => ({ level: 'note', says, mend, exitCode: 0 })

export const wrong = (says: string, mend: string | null, exitCode = 1): Verdict => ({
  level: 'wrong',
  says,
  mend,
  exitCode,
})

export const unseen = (why: string): Verdict => ({ level: 'unseen', says: why, mend: null, exitCode: 0 })

/** What an error of this tool advises. */
export const hintOf = (error: Error): string | null =>
  'hint' in error && typeof error.hint === 'string' ? error.hint : null

/** A list as a person reads it, cut where it becomes long. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ')
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown
}

/** `1 table`, `3 tables`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
