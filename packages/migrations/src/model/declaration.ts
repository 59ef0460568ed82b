import type { Kinds } from '../kinds/index.ts'

/** What a kind must answer for its objects to be declared in the configuration. */
export interface Declarable {
  readonly declaration: Declaration
}

export interface Declaration {
  /** How the statements begin that say something of such an object; the first group is the name where it has a namespace. */
  readonly begins: RegExp
  /** Words that say how it is to be made and nothing of what it is; the first group stays. */
  readonly manner?: RegExp
  /** One of them, for messages. */
  readonly example: string
  /** They say something of what is there already, and make nothing that has a name. */
  readonly isUpon?: true
}

/** The kinds whose objects entities cannot say, and the configuration can. */
export type DeclarableName = { [K in keyof Kinds]: Kinds[K] extends Declarable ? K : never }[keyof Kinds]

/** SQL, or the file that holds it; one or several statements. */
export type DeclaredText = string | { readonly file: string | URL }

/**
 * What there is besides entities, by kind. A kind that is named is managed: what the history has made of it and is not
 * in the list, goes.
 */
export type Declarations = { readonly [K in DeclarableName]?: readonly DeclaredText[] }

/** One statement of the configuration. */
export interface DeclaredStatement {
  readonly kind: DeclarableName
  /** Where it stands: `declared.function[0]`, `sql/touch.sql`. */
  readonly place: string
  readonly sql: string
}
