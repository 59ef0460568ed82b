import type { Drawing } from '../review/drawing.ts'
import type { RevisionId } from './revision.ts'
import type { LockMode } from './statement.ts'
import type { ProofStatus } from './verification.ts'

/** `stop`: not to be merged as it is; `attention`: to be read with care. */
export type ReviewLevel = 'fine' | 'attention' | 'stop'

/** Everything that a reviewer wants to know of some revisions. Holds no address of a database, no row and no time. */
export interface Review {
  /** Of this shape. */
  readonly format: 1
  /** What was looked at, in words, such as `origin/main..HEAD`. */
  readonly range: string
  /** The major version of PostgreSQL whose locks are told. */
  readonly serverVersion: number
  readonly verdict: Verdict
  readonly findings: readonly Finding[]
  /** In the order in which an upgrade runs them. */
  readonly revisions: readonly ReviewedRevision[]
  readonly proof: ReviewProof
  /** Tables affected. */
  readonly drawing: Drawing
}

/** All of it in one glance, each part a few words. */
export interface Verdict {
  readonly level: ReviewLevel
  readonly says: string
  readonly changes: string
  readonly lock: string
  readonly rewrite: string
  readonly loss: string
  readonly wayBack: string
}

export type FindingKind =
  | 'unreadable'
  | 'edited'
  | 'removed'
  | 'inserted'
  | 'several-heads'
  | 'drift'
  | 'database'
  | 'hazard'
  | 'proof'
  | 'way-back'
  | 'unread'

/** Something about the revisions as a whole or one of them that has to be known before it is merged. */
export interface Finding {
  readonly kind: FindingKind
  readonly level: Exclude<ReviewLevel, 'fine'>
  /** In a few words. */
  readonly title: string
  readonly says: string
  /** What to do about it, or what to type. */
  readonly mend: string | null
  readonly places: readonly Place[]
}

export interface Place {
  /** Relative to the project, with slashes. */
  readonly file: string
  readonly line: number | null
}

export interface ReviewedRevision {
  readonly id: RevisionId
  readonly downRevisions: readonly RevisionId[]
  readonly message: string
  readonly file: string
  /** `present` where nobody asked what was there before. */
  readonly change: 'added' | 'edited' | 'present'
  readonly transaction: 'own' | 'none'
  readonly rows: readonly ReviewRow[]
  /** What could not be read without running it, as a sentence. */
  readonly unread: string | null
  readonly wayBack: WayBack
  readonly hazards: readonly ReviewHazard[]
  /** Null where it was not tried. */
  readonly proof: ProofStatus | null
}

/** One thing that a revision does, with the statements that do it. */
export interface ReviewRow {
  readonly object: string
  readonly change: string
  /** The strongest first. */
  readonly locks: readonly { readonly relation: string; readonly mode: LockMode }[]
  readonly rewrites: readonly string[]
  readonly scans: readonly string[]
  /** What no downgrade brings back, as the end of "loses …". */
  readonly loses: string | null
  readonly wayBack: string
  readonly sql: readonly string[]
  /** Of the first statement in the file; null where it was not found there. */
  readonly line: number | null
}

/**
 * `exact`: as before; `empties`: as before, without what was written since; `structure`: what is lost stays lost; `differs`: to
 * something else; `missing`: nothing; `unread`: not known.
 */
export interface WayBack {
  readonly kind: 'exact' | 'empties' | 'structure' | 'differs' | 'missing' | 'unread'
  readonly says: string
  /** How far it was looked into. */
  readonly isProven: boolean
}

export interface ReviewHazard {
  readonly rule: string
  readonly direction: 'upgrade' | 'downgrade'
  /** A `note` is harmless on a table of this size. */
  readonly level: 'error' | 'warning' | 'note'
  readonly title: string
  readonly object: string
  readonly why: string
  readonly instead: string
  readonly line: number | null
  /** The reason that the revision gives for accepting it; null where it does not. */
  readonly accepted: string | null
  /** How much the table holds, where a database was asked and has it. */
  readonly size: 'empty' | 'small' | 'medium' | 'large' | null
}

export interface ReviewProof {
  readonly status: ProofStatus | 'not-run'
  readonly says: string
  /** What is wrong, or could not be tried, a sentence each. */
  readonly details: readonly string[]
}
