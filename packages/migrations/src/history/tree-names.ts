import type { Node, RangeVar } from 'libpg-query'

import { nameOf, partsOf, relationOf } from '../actions/names.ts'
import type { RelationName } from '../model/relation.ts'
import type { MadeObjects } from './made-objects.ts'

export interface Following extends MadeObjects {
  readonly defaultNamespace: string
  /** Whoever gives an object another name makes it the history's own. */
  readonly takesOver: boolean
}

// A tree that is walked by its types says of none of its nodes what it is.
export const ranged = (node: unknown, following: Following): RelationName => relationOf(node as RangeVar, following)

export const strings = (node: unknown): readonly string[] => partsOf(node as Node | readonly Node[])

export const listed = (node: unknown, following: Following): RelationName =>
  nameOf(node as Node | readonly Node[], following)
