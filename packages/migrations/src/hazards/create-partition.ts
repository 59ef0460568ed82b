import { isMadeHere, shown } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const createPartition: HazardRule = {
  id: 'create-partition',
  level: 'error',
  harm: 'blocks',
  title: 'creates a partition of a table in use',
  why: 'Nobody can read or write the whole table until the commit, and a default partition is read from end to end first.',
  instead: 'Create a table like it with a check that says what the partition will hold, and attach it.',
  bad: [['CREATE TABLE events_2 PARTITION OF events FOR VALUES FROM (1000) TO (2000)']],
  good: [
    [
      'CREATE TABLE events_2 (LIKE events INCLUDING ALL, CONSTRAINT in_2 CHECK (id IS NOT NULL AND id >= 1000 AND id < 2000))',
    ],
  ],
  find: ({ action, known }) =>
    action.does === 'create-table' && action.partitionOf !== null && !isMadeHere(known, action.partitionOf)
      ? { object: shown(action.table), table: action.partitionOf }
      : null,
}
