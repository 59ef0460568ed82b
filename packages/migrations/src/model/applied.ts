import type { RevisionId } from './revision.ts'

/** A revision as the ledger of a database has it. */
export interface AppliedRevision {
  readonly id: RevisionId
  readonly downRevisions: readonly RevisionId[]
  /** Ids; labels are resolved when the row is written. */
  readonly dependsOn: readonly RevisionId[]
  readonly message: string
  /** Not `applied`: a revision without a transaction of its own was left in the middle, in this direction. */
  readonly state: 'applied' | 'upgrading' | 'downgrading'
  /** Statements that are known to be done; of the unfinished run where there is one. */
  readonly steps: number
  /** A statement after those was sent outside a transaction, and nobody knows yet how it went. */
  readonly stepOpen: boolean
  /** Of the file, as `Revision.checksum`. */
  readonly checksum: string
  /** Of the statements that were sent; null when the revision was stamped. */
  readonly sqlChecksum: string | null
  /** ISO 8601, by the server's clock. For display: nothing is ordered by it. */
  readonly appliedAt: string
  readonly appliedBy: string
  /** Null when the revision was stamped. */
  readonly durationMs: number | null
  readonly toolVersion: string
}
