import type { RowAction, SessionAction } from '../model/action.ts'
import type { RelationName } from '../model/relation.ts'
import { lockModes } from '../model/statement.ts'
import type { Effect, EffectGround, EffectsOf } from './effect.ts'
import { type KnownSchema, referencing, shown } from './known.ts'
import { leaves, locked, whole } from './lock.ts'

const changeRows = (
  { table, hasCondition }: { readonly table: RelationName; readonly hasCondition: boolean },
  { known }: EffectGround,
): Partial<Effect> => ({
  locks: locked('ROW EXCLUSIVE', table),
  scans: hasCondition ? [] : leaves(known, table),
})

const nothing = (): Partial<Effect> => ({})

/** What is done to rows, and to the session. */
export const rowEffects: EffectsOf<RowAction | SessionAction> = {
  truncate: ({ table, cascades }, { known }) => ({
    locks: locked('ACCESS EXCLUSIVE', ...(cascades ? cascaded(known, [table]) : whole(known, table))),
  }),
  update: changeRows,
  delete: changeRows,
  insert: ({ table }) => ({ locks: locked('ROW EXCLUSIVE', table) }),
  select: nothing,
  'set-sequence': nothing,
  lock: ({ table, mode }) => ({ locks: locked(lockModes.find((each) => each === mode) ?? 'ACCESS EXCLUSIVE', table) }),
  transaction: nothing,
  'outside-transaction': nothing,
  opaque: nothing,
  session: nothing,
}

/** These tables, their partitions, and all that is tied to them by foreign keys. */
function cascaded(known: KnownSchema, tables: readonly RelationName[]): readonly RelationName[] {
  const reached = tables.flatMap((table) => [...whole(known, table), ...referencing(known, table)])
  const all = [...new Map([...tables, ...reached].map((each) => [shown(each), each])).values()]
  return all.length === tables.length ? all : cascaded(known, all)
}
