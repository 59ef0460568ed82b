import { isMadeHere, shown, shownPart } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const dropSequence: HazardRule = {
  id: 'drop-sequence',
  level: 'warning',
  harm: 'loses',
  title: 'drops a sequence, or the counter of a column',
  why: 'Its current number is lost, and a downgrade starts at one again.',
  instead: 'Note its current number, so that the downgrade can set it.',
  bad: [['DROP SEQUENCE ticket_numbers']],
  good: [['ALTER SEQUENCE ticket_numbers OWNED BY guilds.id']],
  find: ({ action, known }) => {
    if (action.does === 'drop' && action.sort === 'sequence' && !isMadeHere(known, action.name))
      return { object: shown(action.name), table: null }
    return action.does === 'drop-identity'
      ? { object: shownPart(action.table, action.column), table: action.table }
      : null
  },
}
