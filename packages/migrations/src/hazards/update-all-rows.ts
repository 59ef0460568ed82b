import { isMadeHere, shown } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const updateAllRows: HazardRule = {
  id: 'update-all-rows',
  level: 'error',
  harm: 'blocks',
  title: 'updates every row of a table in one transaction',
  why: 'Each row is written again and stays locked until the commit: whoever wants to change one waits, the table doubles on disk, and vacuum is held back everywhere.',
  instead: 'Update them in batches, by key, each in a transaction of its own.',
  bad: [['UPDATE members SET score = 0']],
  good: [['UPDATE members SET score = 0 WHERE id BETWEEN 1 AND 1000']],
  find: ({ action, known }) =>
    action.does === 'update' && !action.hasCondition && !isMadeHere(known, action.table)
      ? { object: shown(action.table), table: action.table }
      : null,
}
