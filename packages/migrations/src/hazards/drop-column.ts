import { isMadeHere, shownPart } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const dropColumn: HazardRule = {
  id: 'drop-column',
  level: 'error',
  harm: 'loses',
  title: 'drops a column',
  why: 'Its values are gone with the commit, and programs that still name it fail at once; a downgrade brings back an empty column.',
  instead: 'Stop reading and writing it in one release, and drop it in a later one.',
  bad: [['ALTER TABLE members DROP COLUMN nickname']],
  good: [["COMMENT ON COLUMN members.nickname IS 'unused since 2.0'"]],
  find: ({ action, known }) =>
    action.does === 'drop-column' && !isMadeHere(known, action.table)
      ? { object: shownPart(action.table, action.column), table: action.table }
      : null,
}
