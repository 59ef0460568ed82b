import { isMadeHere, shown } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const deleteAllRows: HazardRule = {
  id: 'delete-all-rows',
  level: 'error',
  harm: 'loses',
  title: 'deletes every row of a table',
  why: 'They are gone with the commit; until then every row is locked, and the long transaction holds back vacuum everywhere.',
  instead: 'Say which rows, and delete them in batches, by key.',
  bad: [['DELETE FROM messages']],
  good: [['DELETE FROM messages WHERE id BETWEEN 1 AND 1000']],
  find: ({ action, known }) =>
    action.does === 'delete' && !action.hasCondition && !isMadeHere(known, action.table)
      ? { object: shown(action.table), table: action.table }
      : null,
}
