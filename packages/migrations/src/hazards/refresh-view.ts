import { isMadeHere, shown } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const refreshView: HazardRule = {
  id: 'refresh-view',
  level: 'error',
  harm: 'blocks',
  title: 'refreshes a materialized view while nobody can read it',
  why: 'Readers wait until its query has finished and the rows are written.',
  instead: 'Use REFRESH MATERIALIZED VIEW CONCURRENTLY, which needs a unique index over all its rows.',
  bad: [['REFRESH MATERIALIZED VIEW guild_sizes']],
  good: [['REFRESH MATERIALIZED VIEW CONCURRENTLY guild_sizes']],
  find: ({ action, known }) =>
    action.does === 'refresh' && !action.concurrently && !action.empties && !isMadeHere(known, action.name)
      ? { object: shown(action.name), table: action.name }
      : null,
}
