import { isMadeHere, shown } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const lockTable: HazardRule = {
  id: 'lock-table',
  level: 'warning',
  harm: 'blocks',
  title: 'locks a table for the whole transaction',
  why: 'Whoever needs it waits for everything up to the commit.',
  instead: 'Leave it out: every statement takes the lock that it needs.',
  bad: [['LOCK TABLE members IN EXCLUSIVE MODE']],
  good: [['SELECT id FROM members WHERE id = 1 FOR UPDATE']],
  find: ({ action, known }) =>
    action.does === 'lock' && !isMadeHere(known, action.table) && !/^(ACCESS|ROW) SHARE$/.test(action.mode)
      ? { object: shown(action.table), table: null }
      : null,
}
