import { isMadeHere, shown } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const dropTable: HazardRule = {
  id: 'drop-table',
  level: 'error',
  harm: 'loses',
  title: 'drops a table',
  why: 'Its rows are gone with the commit, and programs that still name it fail at once; a downgrade brings back an empty table. Tables at the other end of its foreign keys are locked, too.',
  instead: 'Stop reading and writing it in one release, and drop it in a later one.',
  bad: [['DROP TABLE messages']],
  good: [["COMMENT ON TABLE messages IS 'unused since 2.0'"]],
  find: ({ action, known }) =>
    action.does === 'drop' &&
    (action.sort === 'table' || action.sort === 'foreign table') &&
    !isMadeHere(known, action.name)
      ? { object: shown(action.name), table: action.name }
      : null,
}
