import { isMadeHere, shown, shownPart } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const restartSequence: HazardRule = {
  id: 'restart-sequence',
  level: 'error',
  harm: 'fails',
  title: 'sets a sequence to another number',
  why: 'Numbers that were given out can be given out again: inserts then fail on the primary key, or two rows share what was unique. A rollback does not undo setval.',
  instead: 'Take the number from the table in the same statement: setval(…, (select max(id) from …)).',
  bad: [['ALTER SEQUENCE ticket_numbers RESTART WITH 1']],
  good: [['ALTER SEQUENCE ticket_numbers CACHE 10']],
  find: ({ action, known }) => {
    if (action.does === 'alter-sequence' && action.restarts && !isMadeHere(known, action.name))
      return { object: shown(action.name), table: null }
    return action.does === 'set-identity' && action.restarts
      ? { object: shownPart(action.table, action.column), table: action.table }
      : null
  },
}
