import type { Direction } from './progress.ts'
import type { RevisionId } from './revision.ts'

/** An `error` has to be changed or accepted, a `warning` is to be read; a `note` is advice on style, or what is harmless on so small a table. */
export type FindingLevel = 'error' | 'warning' | 'note'

/** What a rule found in a revision, and where it stands in the file. */
export interface Finding {
  readonly revision: RevisionId
  /** What is only found on the way back is told less loudly: somebody who goes there has a reason. */
  readonly direction: Direction
  /** Absolute path of the revision's file. */
  readonly file: string
  /** From 1. */
  readonly line: number
  /** Such as `drop-column`; those of another tool begin with its name, as `squawk/prefer-bigint-over-int`. */
  readonly rule: string
  readonly level: FindingLevel
  /** As a person names it; null for what is about no one object. */
  readonly object: string | null
  /** One sentence or two: what happens, to whom, and as far as it is known for how long. */
  readonly message: string
  /** The way that does not do it; null where there is none to offer. */
  readonly safeWay: string | null
  /** The reason for which the revision accepts it; null where it does not. */
  readonly accepted: string | null
}
