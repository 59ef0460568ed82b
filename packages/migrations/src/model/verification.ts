import type { Direction } from './progress.ts'
import type { RevisionId } from './revision.ts'

/** `unproven`: nothing was found wrong, but not everything could be tried; the reasons say what. */
export type ProofStatus = 'proven' | 'failed' | 'unproven'

/** What became of revisions on a database that was made to try them on. Holds no value of any row. */
export interface Verification {
  readonly status: ProofStatus
  /** Null where there was no place to run anything, or nothing to run. */
  readonly place: ProofPlace | null
  /** What the first revision was run on: the database as it is, with a sample of its rows, or what the history below it makes. */
  readonly start: 'database' | 'history'
  /** Why not everything could be tried, a sentence each. */
  readonly reasons: readonly string[]
  /** What the database has and the scratch database lacks. */
  readonly missing: readonly MissingObject[]
  /** In the order in which they were run. */
  readonly revisions: readonly RevisionProof[]
  /** The way from the last of several revisions down to the beginning and up again; null where there was only one, or a fault. */
  readonly roundTrip: readonly ProofStep[] | null
  readonly durationMs: number
}

export interface ProofPlace {
  /** The database's own server, or the embedded PostgreSQL of the same major version. */
  readonly server: 'same' | 'embedded'
  /** Major version. */
  readonly version: number
}

export interface MissingObject {
  readonly what: string
  readonly name: string
  /** In the server's words, where it was tried. */
  readonly why: string | null
}

export interface RevisionProof {
  readonly id: RevisionId
  readonly message: string
  readonly file: string
  readonly status: ProofStatus
  /** Up, down, and up again. */
  readonly steps: readonly ProofStep[]
  /** Rows whose values were compared before and after. */
  readonly rowsCompared: number
  /** What a person may want to know, and is no fault: values that the revision itself writes, or says that it loses. */
  readonly notes: readonly string[]
  readonly durationMs: number
}

export interface ProofStep {
  readonly revision: RevisionId
  readonly direction: Direction
  /** What the result was compared with: the entities, what was there before, or what the first upgrade had made. */
  readonly against: 'entities' | 'before' | 'first-upgrade' | null
  readonly status: 'passed' | 'failed' | 'not-run'
  readonly problems: readonly ProofProblem[]
  /** Empty where it was measured already, or nothing was run. */
  readonly statements: readonly ProvenStatement[]
}

export interface ProofProblem {
  /** `statement`: the server rejected it; `rows`: it did so because of rows that are there; `difference`: an object is not what it should be; `values`: rows are not; `claim`: a lock or a rewrite that the file does not tell. */
  readonly kind: 'statement' | 'rows' | 'difference' | 'values' | 'claim'
  /** A sentence that names the object, in one line and without its full stop. */
  readonly text: string
}

/** What a statement did to the relations that were there, in the words of the comments of a revision file. */
export interface ProvenStatement {
  readonly sql: string
  /** What the file says above it; null where it says nothing. */
  readonly claimed: string | null
  /** What PostgreSQL did; null where it could not be looked at, because no transaction takes the statement. */
  readonly measured: string | null
  /** False where more was measured than is claimed; null where there is nothing to hold against one another. */
  readonly isTrue: boolean | null
}
