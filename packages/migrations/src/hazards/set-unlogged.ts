import { isMadeHere, shown } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const setUnlogged: HazardRule = {
  id: 'set-unlogged',
  level: 'error',
  harm: 'loses',
  title: 'makes a table unlogged',
  why: 'Every row is rewritten while nobody can read or write the table. From then on a crash empties it, and replicas never see its rows.',
  instead: 'Create another table, unlogged from the start, for what may be lost.',
  bad: [['ALTER TABLE messages SET UNLOGGED']],
  good: [['CREATE UNLOGGED TABLE message_cache (id bigint PRIMARY KEY)']],
  find: ({ action, known }) =>
    action.does === 'set-logged' && !action.logged && !isMadeHere(known, action.table)
      ? { object: shown(action.table), table: action.table }
      : null,
}
