import type { TableAction } from '../model/action.ts'
import type { RelationName } from '../model/relation.ts'
import { addColumn, dropColumn, setNotNull, setType } from './column-effects.ts'
import { addConstraint, alterConstraint, dropConstraint, validateConstraint } from './constraint-effects.ts'
import type { Effect, EffectGround, EffectsOf } from './effect.ts'
import { columnNamed, type KnownSchema, tableNamed } from './known.ts'
import { exclusive, leaves, locked, whole } from './lock.ts'

interface OnTable {
  readonly table: RelationName
}

const onlyLock = ({ table }: OnTable, { known }: EffectGround): Partial<Effect> => exclusive(known, table)

const rewriteAll = ({ table }: OnTable, { known }: EffectGround): Partial<Effect> => ({
  ...exclusive(known, table),
  rewrites: leaves(known, table),
  scans: leaves(known, table),
})

const lockTriggers = ({ table }: OnTable, { known }: EffectGround): Partial<Effect> => ({
  locks: locked('SHARE ROW EXCLUSIVE', ...whole(known, table)),
})

/** What ALTER TABLE and its like do. */
export const tableEffects: EffectsOf<TableAction> = {
  'add-column': addColumn,
  'drop-column': dropColumn,
  'set-type': setType,
  'set-not-null': setNotNull,
  'set-default': onlyLock,
  'drop-not-null': onlyLock,
  'set-expression': (action, ground) =>
    columnNamed(ground.known, action.table, action.column)?.generated === 'virtual'
      ? onlyLock(action, ground)
      : rewriteAll(action, ground),
  'drop-expression': onlyLock,
  'add-identity': onlyLock,
  'set-identity': onlyLock,
  'drop-identity': onlyLock,
  'add-constraint': addConstraint,
  'validate-constraint': validateConstraint,
  'drop-constraint': dropConstraint,
  'alter-constraint': alterConstraint,
  'set-logged': rewriteAll,
  // Within the same tablespace, or with the same method, nothing is copied.
  'set-tablespace': rewriteAll,
  'set-access-method': rewriteAll,
  'set-options': ({ table, options }) => ({
    locks: locked(options.includes('user_catalog_table') ? 'ACCESS EXCLUSIVE' : 'SHARE UPDATE EXCLUSIVE', table),
  }),
  'row-security': ({ table }) => ({ locks: locked('ACCESS EXCLUSIVE', table) }),
  'set-triggers': lockTriggers,
  inherit: ({ table, parent, stops }) => ({
    locks: [...locked('ACCESS EXCLUSIVE', table), ...(stops ? [] : locked('SHARE UPDATE EXCLUSIVE', parent))],
  }),
  'attach-partition': ({ table, partition }, { known }) => {
    const others = defaultPartitionOf(known, table)
    return {
      locks: [
        ...locked('SHARE UPDATE EXCLUSIVE', table),
        ...locked('ACCESS EXCLUSIVE', ...whole(known, partition), ...others),
      ],
      scans: [...leaves(known, partition), ...others],
    }
  },
  'detach-partition': ({ table, partition, concurrently }, { known, serverVersion }) => {
    if (concurrently)
      return { locks: [...locked('SHARE UPDATE EXCLUSIVE', table), ...locked('ACCESS EXCLUSIVE', partition)] }
    const others = locked('ACCESS EXCLUSIVE', table, ...defaultPartitionOf(known, table))
    return {
      locks: [...others, ...locked(serverVersion >= 14 ? 'ACCESS EXCLUSIVE' : 'SHARE UPDATE EXCLUSIVE', partition)],
    }
  },
  'set-attribute': ({ table, isGentle }, { known }) =>
    isGentle ? { locks: locked('SHARE UPDATE EXCLUSIVE', table) } : exclusive(known, table),
  'add-trigger': lockTriggers,
  'add-rule': ({ table }) => ({ locks: locked('ACCESS EXCLUSIVE', table) }),
  'set-policy': ({ table }) => ({ locks: locked('ACCESS EXCLUSIVE', table) }),
  'add-statistics': ({ table }) => ({ locks: locked('SHARE UPDATE EXCLUSIVE', table) }),
  'add-index': ({ table, concurrently, only }, { known }) => {
    if (concurrently) return { locks: locked('SHARE UPDATE EXCLUSIVE', table), scans: [table] }
    const isHollow = only && tableNamed(known, table)?.sort === 'partitioned table'
    return isHollow
      ? { locks: locked('SHARE', table) }
      : { locks: locked('SHARE', ...whole(known, table)), scans: leaves(known, table) }
  },
}

/** The partition that rows go to for which there is none: another one is only made when it has been looked through. */
export const defaultPartitionOf = (known: KnownSchema, table: RelationName): readonly RelationName[] =>
  whole(known, table)
    .slice(1)
    .filter((name) => tableNamed(known, name)?.isDefaultPartition === true)
