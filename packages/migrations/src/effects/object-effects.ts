import type { ObjectAction } from '../model/action.ts'
import type { RelationName } from '../model/relation.ts'
import type { Effect, EffectGround, EffectsOf } from './effect.ts'
import {
  foreignKeysOf,
  type KnownSchema,
  referencing,
  shown,
  tableNamed,
  tableOfIndex,
  tableOfStatistics,
  tablesUsing,
} from './known.ts'
import { exclusive, leaves, locked, whole } from './lock.ts'
import { defaultPartitionOf } from './table-effects.ts'

const nothing = (): Partial<Effect> => ({})

/** What comes, goes or gets another name. */
export const objectEffects: EffectsOf<ObjectAction> = {
  'create-table': ({ columns, constraints, partitionOf, inherits }, { known }) => {
    const references = [...columns.flatMap((column) => column.constraints), ...constraints].flatMap(
      (constraint) => constraint.references ?? [],
    )
    const others = partitionOf === null ? [] : defaultPartitionOf(known, partitionOf)
    return {
      locks: [
        ...locked('SHARE ROW EXCLUSIVE', ...references),
        ...locked('ACCESS EXCLUSIVE', partitionOf, ...others),
        ...locked('SHARE UPDATE EXCLUSIVE', ...inherits),
      ],
      scans: others,
    }
  },
  'create-table-as': nothing,
  'create-schema': nothing,
  drop: dropEffect,
  rename: ({ sort, name, part }, { known }) => {
    if (
      ['table', 'column', 'constraint', 'materialized view', 'view', 'sequence', 'trigger', 'policy', 'rule'].includes(
        sort,
      )
    ) {
      const isShared = sort === 'column' && part !== null
      return { locks: locked('ACCESS EXCLUSIVE', ...(isShared ? whole(known, name) : [name])) }
    }
    return {}
  },
  move: ({ sort, name }) =>
    ['table', 'materialized view', 'view', 'sequence'].includes(sort)
      ? { locks: locked('ACCESS EXCLUSIVE', name) }
      : {},
  'create-enum': nothing,
  'add-enum-value': nothing,
  'rename-enum-value': nothing,
  'create-domain': nothing,
  'alter-domain': ({ name, change }, { known }) => {
    if (change !== 'checks') return {}
    const tables = tablesUsing(known, shown(name)).map((table) => table.name)
    return { locks: locked('SHARE', ...tables), scans: tables }
  },
  'alter-sequence': ({ name }) => ({ locks: locked('SHARE ROW EXCLUSIVE', name) }),
  'create-sequence': nothing,
  'create-view': ({ name, replaces }) => (replaces ? { locks: locked('ACCESS EXCLUSIVE', name) } : {}),
  refresh: ({ name, concurrently, empties }) => {
    if (concurrently) return { locks: locked('EXCLUSIVE', name), scans: [name] }
    const filled = empties ? [] : [name]
    return { locks: locked('ACCESS EXCLUSIVE', name), rewrites: filled, scans: filled }
  },
  reindex: ({ sort, name, concurrently }, { known }) => {
    const table = sort === 'table' ? name : sort === 'index' ? (tableOfIndex(known, name)?.name ?? null) : null
    if (table === null) return {}
    return { locks: locked(concurrently ? 'SHARE UPDATE EXCLUSIVE' : 'SHARE', table), scans: [table] }
  },
  'attach-index': nothing,
  'alter-index': nothing,
  'rewrite-table': ({ table }, { known }) => {
    if (table === null) return {}
    const rows = leaves(known, table)
    return { ...exclusive(known, table), rewrites: rows, scans: rows }
  },
  comment: ({ on }) => ({ locks: locked('SHARE UPDATE EXCLUSIVE', on) }),
  'other-definition': nothing,
}

function dropEffect({ sort, name, table, concurrently, cascades }: Drop, { known }: EffectGround): Partial<Effect> {
  switch (sort) {
    case 'table':
      return { locks: locked('ACCESS EXCLUSIVE', ...touchedByDrop(known, name)) }
    case 'materialized view':
    case 'view':
    case 'sequence':
      return { locks: locked('ACCESS EXCLUSIVE', name) }
    case 'index': {
      const mode = concurrently ? 'SHARE UPDATE EXCLUSIVE' : 'ACCESS EXCLUSIVE'
      return { locks: locked(mode, tableOfIndex(known, name)?.name ?? null) }
    }
    case 'statistics':
      return { locks: locked('SHARE UPDATE EXCLUSIVE', tableOfStatistics(known, name)?.name ?? null) }
    case 'trigger':
    case 'policy':
    case 'rule':
      return { locks: locked('ACCESS EXCLUSIVE', table) }
    case 'type':
    case 'domain':
      return cascades
        ? { locks: locked('ACCESS EXCLUSIVE', ...tablesUsing(known, shown(name)).map((user) => user.name)) }
        : {}
    case 'schema': {
      const inside = known.tables.values().filter((each) => each.name.namespace === name.name)
      return cascades ? { locks: locked('ACCESS EXCLUSIVE', ...inside.map((each) => each.name)) } : {}
    }
    default:
      return {}
  }
}

type Drop = Extract<ObjectAction, { does: 'drop' }>

/** A table goes with its partitions, and is taken out of whatever it belongs to or is tied to. */
function touchedByDrop(known: KnownSchema, name: RelationName): readonly RelationName[] {
  const table = tableNamed(known, name)
  if (table === null) return [name]
  const parent = table.partitionOf
  return [
    ...whole(known, name),
    ...foreignKeysOf(table).flatMap(({ references }) => references ?? []),
    ...referencing(known, name),
    ...(parent === null ? [] : [parent, ...defaultPartitionOf(known, parent)]),
  ]
}
