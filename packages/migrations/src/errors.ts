import type { Question } from './model/question.ts'

/** What every error of this package carries besides its sentence. */
interface ErrorDetails {
  /** What to type next; printed after the sentence. */
  readonly hint?: string | undefined
  readonly cause?: unknown
}

/** The birthplace of every failure a person can act on. A bug stays a plain Error. */
abstract class MigrationError extends Error {
  abstract readonly code: string
  readonly hint: string | undefined

  constructor(message: string, { hint, cause }: ErrorDetails = {}) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = new.target.name
    this.hint = hint
  }
}

/** What was typed or configured is wrong. */
export class UsageError extends MigrationError {
  readonly code: 'usage' = 'usage'
}

export type HistoryFault =
  | 'unknown-revision'
  | 'ambiguous'
  | 'several-heads'
  | 'not-an-ancestor'
  | 'range'
  | 'cycle'
  | 'missing-revision'
  | 'duplicate'
  | 'unreadable'

/** The graph of revisions cannot be followed. */
export class HistoryError extends MigrationError {
  readonly code: 'history' = 'history'
  readonly fault: HistoryFault
  /** The revisions concerned. */
  readonly ids: readonly string[]
  /** The files concerned. */
  readonly files: readonly string[]

  constructor(
    message: string,
    details: ErrorDetails & { fault: HistoryFault; ids?: readonly string[]; files?: readonly string[] },
  ) {
    super(message, details)
    this.fault = details.fault
    this.ids = details.ids ?? []
    this.files = details.files ?? []
  }
}

/** An entity or the catalog holds what the model cannot express. */
export class UnsupportedError extends MigrationError {
  readonly code: 'unsupported' = 'unsupported'
  /** The object concerned, as a person would name it. */
  readonly object: string

  constructor(message: string, details: ErrorDetails & { object: string }) {
    super(message, details)
    this.object = details.object
  }
}

/** PostgreSQL rejected a statement. */
export class StatementError extends MigrationError {
  readonly code: 'statement' = 'statement'
  readonly sql: string
  readonly sqlState: string | null
  readonly revision: string | null
  /** Revisions that were applied, in order, before this one failed; they stay applied. */
  readonly applied: readonly string[]

  constructor(
    message: string,
    details: ErrorDetails & {
      sql: string
      sqlState: string | null
      revision?: string | null
      applied?: readonly string[]
    },
  ) {
    super(message, details)
    this.sql = details.sql
    this.sqlState = details.sqlState
    this.revision = details.revision ?? null
    this.applied = details.applied ?? []
  }
}

/** The database cannot be reached, refuses the login, or went away. */
export class ConnectionError extends MigrationError {
  readonly code: 'connection' = 'connection'
  /** Revisions that were applied, in order, before the connection was lost; they stay applied. */
  readonly applied: readonly string[]

  constructor(message: string, details: ErrorDetails & { applied?: readonly string[] } = {}) {
    super(message, details)
    this.applied = details.applied ?? []
  }
}

/** Another run holds the migration lock. */
export class LockedError extends MigrationError {
  readonly code: 'locked' = 'locked'
  /** Who holds it, as far as the server says. */
  readonly holder: { readonly pid: number; readonly application: string; readonly since: string } | null

  constructor(
    message: string,
    details: ErrorDetails & { holder: { pid: number; application: string; since: string } | null },
  ) {
    super(message, details)
    this.holder = details.holder
  }
}

/** How a database can stand to its history such that a command will not go on. */
export type DatabaseFault =
  | 'behind'
  | 'ahead'
  | 'unknown'
  | 'edited'
  | 'half-applied'
  | 'differs'
  | 'foreign-ledger'
  | 'unstamped'
  | 'read-only'

/** The database is in a state that the command will not work on. */
export class StateError extends MigrationError {
  readonly code: 'state' = 'state'
  readonly fault: DatabaseFault
  readonly ids: readonly string[]

  constructor(message: string, details: ErrorDetails & { fault: DatabaseFault; ids?: readonly string[] }) {
    super(message, details)
    this.fault = details.fault
    this.ids = details.ids ?? []
  }
}

/** Nothing broke; consent is missing: a destructive step, an unanswered rename. */
export class RefusedError extends MigrationError {
  readonly code: 'refused' = 'refused'
  /** What would have to be agreed to, one line each. */
  readonly findings: readonly string[]
  /** The same as questions that can be answered, where there are such. */
  readonly questions: readonly Question[] | undefined

  constructor(
    message: string,
    details: ErrorDetails & { findings: readonly string[]; questions?: readonly Question[] },
  ) {
    super(message, details)
    this.findings = details.findings
    this.questions = details.questions
  }
}
