import type { RenameQuestion } from './rename.ts'

/** A change of type for which there is no cast, as a document that is filled in and given back. */
export interface UsingQuestion {
  /** The column, as a person writes it. */
  readonly using: string
  readonly from: string
  readonly to: string
  /** Null until it is answered: SQL over the columns of the row that gives the value of the wanted type. */
  readonly answer: string | null
  /** The same for the way back, where no cast leads back and somebody knows one. */
  readonly downgrade: string | null
}

/** What a revision cannot be written without knowing. */
export type Question = RenameQuestion | UsingQuestion
