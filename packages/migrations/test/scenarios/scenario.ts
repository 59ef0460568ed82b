import type { DataSource, EntitySchema } from 'typeorm'

type Options = Extract<ConstructorParameters<typeof DataSource>[0], { readonly type: 'postgres' }>

type Entity = string | EntitySchema | (new () => unknown)

/** The list of entities, or the data source's options with it in them. */
export type Declared = () => readonly Entity[] | Partial<Options>

/** A database that is there, entities that want another, and what has to become of it. */
export interface Scenario {
  /** What happens, in a sentence. */
  readonly about: string
  /** Entities that the history has built already, or the SQL of a database that has no history. */
  readonly before: Declared | string
  readonly after: Declared
  /** What people made by hand since, of which neither entities nor history know. */
  readonly beside?: string
  readonly rows?: string
  readonly answers?: Answers
  readonly outcome: Outcome
  /** The first major version of PostgreSQL that has what it takes; the oldest supported unless said otherwise. */
  readonly since?: number
  /** Why the outcome is not reached; the suite fails as soon as it is. */
  readonly unsolved?: string
  /** Why `verify` does not take for proven what is right; the suite fails as soon as it does. */
  readonly unproven?: string
}

/** What a person says on the command line. */
export interface Answers {
  readonly renames?: readonly string[]
  /** Nobody can see that something may have been renamed: what is there without the answer makes sense as well. */
  readonly unasked?: true
  readonly includeUnmanaged?: boolean
  readonly usings?: readonly string[]
}

export type Outcome = 'no difference' | Refusal | Change

/** Nothing is written, and these words say why and what to do. */
export interface Refusal {
  readonly refused: RegExp
  readonly hint?: RegExp
}

export interface Change {
  /**
   * What queries find after the upgrade: a row is its values with `|` between them and `∅` for null; in any order. That columns keep
   * what they hold when neither their name nor their type changes needs no query.
   */
  readonly keeps?: Readonly<Record<string, readonly string[]>>
  /** The same for the end of the scenario, with statements that may write. */
  readonly afterwards?: Readonly<Record<string, readonly string[]>>
  /** The columns whose values the upgrade makes others; the downgrade brings them back. */
  readonly maps?: readonly string[]
  /** The tables and columns that go. Without consent nothing is written, and what is written tells of the loss. */
  readonly drops?: readonly string[]
  /** The columns whose values the upgrade makes others for good. */
  readonly changes?: readonly string[]
  /** How many revisions it takes. */
  readonly revisions?: number
  /** Each is found in some statement of the upgrade. */
  readonly writes?: readonly RegExp[]
  /** None is found in any statement of the upgrade. */
  readonly avoids?: readonly RegExp[]
  /** Rows that are in the way. */
  readonly blocked?: Blocked
  /** Rows that would be in the way without the statements of the author, as it is said when the revision is written. */
  readonly announced?: readonly RegExp[]
  readonly own?: readonly OwnStatement[]
  /** Rows that are in the way of the downgrade, which says so before it runs. What mends it may take them away. */
  readonly blockedBack?: Blocked
}

/** What the author writes into the file. */
export interface OwnStatement {
  /** The first statement of the upgrade that it has to stand before, or the place for data. */
  readonly before: RegExp | 'the drops'
  readonly sql: string
  /** What takes it back, where the downgrade of the file has a place for that. */
  readonly back?: string
}

/** It is said beforehand, and the run fails without a trace until somebody mends it. */
export interface Blocked {
  readonly says: RegExp
  readonly mend: string
}

export const isRefusal = (outcome: Outcome): outcome is Refusal => typeof outcome === 'object' && 'refused' in outcome

/** The options of a data source with these entities. */
export function optionsOf(declared: Declared): Partial<Options> {
  const found = declared()
  return isList(found) ? { entities: [...found] } : found
}

const isList = (found: ReturnType<Declared>): found is readonly Entity[] => Array.isArray(found)
