import type { Effect, EffectGround } from '../effects/effect.ts'
import type { Action } from './action.ts'
import type { RelationName } from './relation.ts'

/** Whom it hurts: rows that are there, whoever reads or writes meanwhile, programs of the release before, or the revision itself. */
export type Harm = 'loses' | 'blocks' | 'breaks' | 'fails'

/** A sort of thing that a person must know of before a statement runs. The texts are its documentation. */
export interface HazardRule {
  /** What one types to accept it, such as `drop-column`. */
  readonly id: string
  /** An `error` has to be changed or accepted; a `warning` is to be read. */
  readonly level: 'error' | 'warning'
  readonly harm: Harm
  /** What the statement does, as in "it drops a column". */
  readonly title: string
  /** What happens, to whom, and for how long. */
  readonly why: string
  /** The way that does not do it. */
  readonly instead: string
  /** The first and the last major version of PostgreSQL that it is about; every one where they are missing. */
  readonly since?: number
  readonly until?: number
  /** What the examples need besides the tables that all of them are about. */
  readonly given?: readonly string[]
  /** The examples are about revisions outside a transaction. */
  readonly isOutside?: true
  readonly bad: Example
  readonly good: Example
  find(sighting: Sighting): HazardSubject | null
}

/** Revisions one after another, each with its statements. */
export type Example = readonly (readonly [string, ...string[]])[]

/** One action of a revision, in its surroundings. */
export interface Sighting extends EffectGround {
  readonly action: Action
  readonly effect: Effect
  /** The text of the statement that the action is in, or is. */
  readonly sql: string
  /** What the revision has done before. */
  readonly earlier: EarlierActions
  /** The tables that it has locked before against writers, or readers too, by their names. */
  readonly held: ReadonlyMap<string, RelationName>
  /** False in a revision that runs outside a transaction. */
  readonly inTransaction: boolean
  /** Nothing follows the statement in the text that is sent, and committed, as one. */
  readonly endsText: boolean
}

/** Of thousands of actions nearly every rule asks for one sort. */
export interface EarlierActions {
  of<D extends Action['does']>(does: D): readonly Extract<Action, { does: D }>[]
}

export interface HazardSubject {
  /** As a person names it. */
  readonly object: string
  /** The table on whose rows it depends how bad it is; null where it is as bad without any. */
  readonly table: RelationName | null
  /** What the texts of the rule cannot know, as a sentence. */
  readonly detail?: string
}

/** A rule that a statement meets. */
export interface Hazard {
  readonly rule: string
  readonly level: 'error' | 'warning'
  readonly harm: Harm
  readonly title: string
  readonly object: string
  readonly why: string
  readonly instead: string
}
