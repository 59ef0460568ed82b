import { isMadeHere, shown } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const emptyView: HazardRule = {
  id: 'empty-view',
  level: 'error',
  harm: 'breaks',
  title: 'takes the rows out of a materialized view',
  why: 'Whoever reads it gets an error from then on, until somebody refreshes it.',
  instead:
    'Refresh it with its rows, with REFRESH MATERIALIZED VIEW CONCURRENTLY; or drop it if nobody reads it any more.',
  bad: [['REFRESH MATERIALIZED VIEW guild_sizes WITH NO DATA']],
  good: [['REFRESH MATERIALIZED VIEW CONCURRENTLY guild_sizes']],
  find: ({ action, known }) =>
    action.does === 'refresh' && action.empties && !isMadeHere(known, action.name)
      ? { object: shown(action.name), table: action.name }
      : null,
}
