import { isMadeHere, shown, shownPart } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const dropCascade: HazardRule = {
  id: 'drop-cascade',
  level: 'warning',
  harm: 'breaks',
  title: 'also drops everything that depends on it',
  why: 'CASCADE takes along views, foreign keys, triggers and defaults that this revision does not name and its downgrade does not bring back.',
  instead: 'Name everything that has to go, and drop it without CASCADE.',
  bad: [['DROP VIEW guild_names CASCADE']],
  good: [['DROP VIEW guild_names']],
  find: ({ action, known }) => {
    if (action.does === 'drop-constraint' && action.cascades)
      return { object: shownPart(action.table, action.name), table: null }
    if (action.does === 'drop-column' && action.cascades)
      return { object: shownPart(action.table, action.column), table: null }
    if (action.does !== 'drop' || !action.cascades || isMadeHere(known, action.name)) return null
    return ['schema', 'type', 'domain', 'extension'].includes(action.sort)
      ? null
      : { object: shown(action.name), table: null }
  },
}
