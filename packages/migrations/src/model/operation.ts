import type { KindName, ObjectOf } from '../kinds/index.ts'
import type { Key } from './key.ts'

/** One object before and after: created when `before` is null, dropped when `after` is null, changed otherwise. */
export type Operation = { [K in KindName]: OperationOf<K> }[KindName]

export interface OperationOf<K extends KindName> {
  readonly kind: K
  readonly key: Key
  readonly before: ObjectOf<K> | null
  readonly after: ObjectOf<K> | null
}

export type Verb = 'create' | 'drop' | 'change'

export const verbOf = ({ before, after }: Operation): Verb =>
  before === null ? 'create' : after === null ? 'drop' : 'change'

/** The operation that undoes this one. */
export const reverse = (operation: Operation): Operation =>
  ({ ...operation, before: operation.after, after: operation.before }) as Operation
