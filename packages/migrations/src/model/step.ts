import type { Key } from './key.ts'
import type { Operation } from './operation.ts'
import type { Schema } from './schema.ts'
import type { Statement } from './statement.ts'

/** One operation with the statements that perform it. */
export interface Step {
  readonly operation: Operation
  readonly statements: readonly Statement[]
}

/** How to turn `before` into `after`, in order. */
export interface Plan {
  readonly steps: readonly Step[]
  /** What cannot be moved, and stands on what the plan moves. */
  readonly hindrances: readonly { readonly object: Key; readonly under: Key; readonly remedy: string }[]
  readonly before: Schema
  readonly after: Schema
}
