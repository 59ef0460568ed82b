import type { Action } from '../model/action.ts'
import type { RelationName } from '../model/relation.ts'
import type { LockMode } from '../model/statement.ts'
import { isMadeHere, type KnownSchema, shown } from './known.ts'
import { objectEffects } from './object-effects.ts'
import { rowEffects } from './row-effects.ts'
import { tableEffects } from './table-effects.ts'

export interface RelationLock {
  readonly relation: RelationName
  readonly mode: LockMode
}

/** What an action does to relations that are there already, and to whoever wants them meanwhile. */
export interface Effect {
  readonly locks: readonly RelationLock[]
  /** Whose rows are written anew. */
  readonly rewrites: readonly RelationName[]
  /** Whose rows are all read. */
  readonly scans: readonly RelationName[]
}

export interface EffectGround {
  /** Before the action. */
  readonly known: KnownSchema
  /** Major version of the server. */
  readonly serverVersion: number
}

export type EffectsOf<A extends Action> = {
  readonly [D in A['does']]: (action: Extract<A, { does: D }>, ground: EffectGround) => Partial<Effect>
}

const effects: EffectsOf<Action> = { ...tableEffects, ...objectEffects, ...rowEffects }

/** As far as PostgreSQL's documentation, its source and measurements tell; what the revision itself has made is left out. */
export function effectOf(action: Action, ground: EffectGround): Effect {
  const found = (effects[action.does] as (action: Action, ground: EffectGround) => Partial<Effect>)(action, ground)
  const there = (relation: RelationName): boolean => !isMadeHere(ground.known, relation)
  return {
    locks: (found.locks ?? []).filter(({ relation }) => there(relation)),
    rewrites: distinct(found.rewrites ?? []).filter(there),
    scans: distinct(found.scans ?? []).filter(there),
  }
}

const distinct = (relations: readonly RelationName[]): readonly RelationName[] => [
  ...new Map(relations.map((relation) => [shown(relation), relation])).values(),
]
