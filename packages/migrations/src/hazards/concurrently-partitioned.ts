import { type KnownSchema, shown, tableNamed, tableOfIndex } from '../effects/known.ts'
import type { Action } from '../model/action.ts'
import type { HazardRule } from '../model/hazard.ts'
import type { RelationName } from '../model/relation.ts'

export const concurrentlyPartitioned: HazardRule = {
  id: 'concurrently-partitioned',
  level: 'error',
  harm: 'fails',
  title: 'builds or drops an index of a partitioned table CONCURRENTLY',
  why: 'PostgreSQL does that only on tables that hold rows of their own, refuses the statement, and the revision stops there.',
  instead:
    'Create the index ON ONLY the partitioned table, then CONCURRENTLY on each partition, and ALTER INDEX … ATTACH PARTITION; a drop can only be a plain one.',
  isOutside: true,
  bad: [['CREATE INDEX CONCURRENTLY events_kind ON events (kind)']],
  good: [
    ['CREATE INDEX events_kind ON ONLY events (kind)'],
    ['CREATE INDEX CONCURRENTLY events_first_kind ON events_first (kind)'],
  ],
  find: ({ action, known }) => {
    const index = concurrent(action, known)
    return index !== null && tableNamed(known, index.table)?.sort === 'partitioned table'
      ? { object: index.object, table: null }
      : null
  },
}

interface ConcurrentIndex {
  readonly object: string
  readonly table: RelationName
}

function concurrent(action: Action, known: KnownSchema): ConcurrentIndex | null {
  if (action.does === 'add-index' && action.concurrently)
    return { object: action.name ?? shown(action.table), table: action.table }
  if (action.does !== 'drop' || action.sort !== 'index' || !action.concurrently) return null
  const table = tableOfIndex(known, action.name)
  return table === null ? null : { object: shown(action.name), table: table.name }
}
