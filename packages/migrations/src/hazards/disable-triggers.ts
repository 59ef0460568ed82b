import { isMadeHere, shown } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const disableTriggers: HazardRule = {
  id: 'disable-triggers',
  level: 'error',
  harm: 'breaks',
  title: 'turns off the triggers of a table',
  why: 'Foreign keys are no longer checked either, so rows may come to refer to nothing; nobody looks for such rows when the triggers are turned on again.',
  instead: 'Leave them on, and change the rows in an order that the foreign keys allow.',
  bad: [['ALTER TABLE members DISABLE TRIGGER ALL']],
  good: [['UPDATE members SET score = 0 WHERE id = 1']],
  find: ({ action, known }) =>
    action.does === 'set-triggers' && !action.enabled && action.all && !isMadeHere(known, action.table)
      ? { object: shown(action.table), table: null }
      : null,
}
