import type { Statement } from './statement.ts'

/** What can get another name, in the order in which the renames of one revision run: what contains comes first. */
export const renameWords = ['schema', 'table', 'type', 'column', 'value', 'constraint', 'index'] as const

export type RenameWord = (typeof renameWords)[number]

/** A rename as a person or a machine asks for it; the parts of a name from the outermost to its own. */
export interface RenameRequest {
  readonly word: RenameWord
  readonly from: readonly string[]
  readonly to: readonly string[]
}

/** What looks like renames of one object, as a document that is filled in and given back. */
export interface RenameQuestion {
  readonly rename: RenameWord
  readonly from: string
  /** What it may have become, likeliest first; `score` is from 0 to 1. */
  readonly candidates: readonly { readonly to: string; readonly score: number }[]
  /** Null until it is answered: the `to` that is right, or false when none is. */
  readonly answer: string | false | null
}

/** Where the name of an object stands. */
export interface Subject {
  /** Null for the default one. */
  readonly namespace: string | null
  /** The table of a column or a constraint, the type of a value; null for everything else. */
  readonly owner: string | null
  readonly name: string
}

/** One object under another name, or in another namespace; its owner is called as it is when this runs. */
export interface Rename {
  readonly word: RenameWord
  readonly from: Subject
  readonly to: Subject
  /** Nobody asked for it: it goes, and leaves its name to another before it does. */
  readonly makesRoom?: true
  /** It is none of those that the word means, and cannot be called like one. */
  readonly beside?: BesideTable
}

/** What nobody renames, and of which none is called like a table. */
export type BesideTable = 'view' | 'materialized view'

/** A statement of a rename with the one that undoes it. */
export interface RenameStep {
  readonly upgrade: Statement
  readonly downgrade: Statement
  /** See `Rename`. */
  readonly makesRoom?: true
}

export const isSameSubject = (first: Subject, second: Subject): boolean =>
  first.namespace === second.namespace && first.owner === second.owner && first.name === second.name
