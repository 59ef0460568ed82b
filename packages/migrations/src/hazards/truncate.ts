import { isMadeHere, shown } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const truncate: HazardRule = {
  id: 'truncate',
  level: 'error',
  harm: 'loses',
  title: 'empties a table',
  why: 'All rows are gone with the commit, under ACCESS EXCLUSIVE; with CASCADE, so are those of every table that refers to it.',
  instead: 'Delete what has to go in batches, by key, or empty only what the revision itself has filled.',
  bad: [['TRUNCATE messages']],
  good: [['DELETE FROM messages WHERE id BETWEEN 1 AND 1000']],
  find: ({ action, known }) =>
    action.does === 'truncate' && !isMadeHere(known, action.table)
      ? { object: shown(action.table), table: action.table }
      : null,
}
