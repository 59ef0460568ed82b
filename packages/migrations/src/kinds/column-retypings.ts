import { type Circumstances, usingId } from '../model/circumstances.ts'
import { type Key, nameOf } from '../model/key.ts'
import type { Operation } from '../model/operation.ts'
import type { Column } from './column.ts'
import { columnConversion } from './column-conversion.ts'
import { isComputed } from './generated.ts'

/** A column that changes its type and keeps its values. */
export interface Retyping {
  readonly key: Key
  readonly before: Column
  readonly after: Column
}

/** The columns whose values have to go over to another type. Those of a computed one are computed anew. */
export function retypingsIn(operations: readonly Operation[]): readonly Retyping[] {
  return operations.flatMap(({ kind, key, before, after }): readonly Retyping[] =>
    kind === 'column' && before !== null && after !== null && before.type !== after.type && !isComputed(after)
      ? [{ key, before, after }]
      : [],
  )
}

/** No cast leads to the other type, and nobody has said how it is done. */
export const isUncertain = ({ before, after }: Retyping, circumstances: Circumstances): boolean =>
  columnConversion(before, after, circumstances).isGuess

export const reversed = ({ key, before, after }: Retyping): Retyping => ({ key, before: after, after: before })

export const usingIdOf = ({ key, before, after }: Retyping): string =>
  usingId(key, { before: before.type, after: after.type })

/** As a person writes it. */
export const columnName = ({ key }: Retyping): string => nameOf(key)
