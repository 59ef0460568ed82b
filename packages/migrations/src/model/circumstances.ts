import type { Key } from './key.ts'

/** How a server gets a column from one type to another. */
export interface Conversion {
  /** A cast that ALTER … TYPE takes by itself, one that has to be asked for, or none. */
  readonly cast: 'assignment' | 'explicit' | 'none'
  readonly effect: TypeChangeEffect
}

/** What a server does to the rows and indexes when a column's type becomes another. */
export type TypeChangeEffect = 'none' | 'reindex' | 'rewrite'

/** What decides on the statements of a plan besides the two schemas. */
export interface Circumstances {
  /** Major version of the server that will run them. */
  readonly serverVersion: number
  /** What was tried out there, by `conversionId`. What was not is taken from what PostgreSQL is known to do. */
  readonly conversions: ReadonlyMap<string, Conversion>
  /** What somebody wants after USING, by `usingId`. */
  readonly usings: ReadonlyMap<string, string>
  /** What rows shall hold instead of a value that goes from an enum type, by `valueId`. */
  readonly merges: ReadonlyMap<string, string>
  /** Relations that have rows, which others read and write meanwhile: statements take the form that lets them. */
  readonly inUse: ReadonlySet<Key>
  /** Relations that have rows, also where no statement takes that form: whoever reads such a statement is told why. */
  readonly populated: ReadonlySet<Key>
  /** Objects that rows are in the way of: what is going to fail is to leave nothing behind, so none of it waits. */
  readonly failing: ReadonlySet<Key>
  /** What an earlier revision of the same change has made: of what it is to be filled with, nothing is there. */
  readonly fresh: ReadonlySet<Key>
  /** What was there before comes back: rows get something in the place of values that nobody knows any more. */
  readonly isWayBack: boolean
  /** What that is, by `standInId`: SQL, or null where nothing can be. What was not tried out is taken from the type alone. */
  readonly standIns: ReadonlyMap<string, string | null>
  /** What everybody calls the objects that have another name only until they go. */
  readonly formerNames: ReadonlyMap<Key, string>
}

/** A server of which no more is known than its version. */
export const onServer = (serverVersion: number): Circumstances => ({
  serverVersion,
  conversions: new Map(),
  usings: new Map(),
  merges: new Map(),
  inUse: new Set(),
  populated: new Set(),
  failing: new Set(),
  fresh: new Set(),
  isWayBack: false,
  standIns: new Map(),
  formerNames: new Map(),
})

/** The type that a column has and the one that it gets, which also tell an upgrade from its downgrade. */
interface Ends {
  readonly before: string
  readonly after: string
}

export const conversionId = ({ before, after }: Ends): string => JSON.stringify([before, after])

export const usingId = (column: Key, { before, after }: Ends): string => JSON.stringify([column, before, after])

export const valueId = (type: Key, value: string): string => JSON.stringify([type, value])

export const standInId = (column: Key, type: string): string => JSON.stringify([column, type])
