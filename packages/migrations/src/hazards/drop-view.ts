import { isMadeHere, shown } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const dropView: HazardRule = {
  id: 'drop-view',
  level: 'warning',
  harm: 'breaks',
  title: 'drops a view',
  why: 'Programs that still read it fail at once. A view that is created again has lost its privileges, comments and options.',
  instead: 'Use CREATE OR REPLACE VIEW where columns are only appended; otherwise grant its privileges again.',
  bad: [['DROP VIEW guild_names']],
  good: [['CREATE OR REPLACE VIEW guild_names AS SELECT id, name, region FROM guilds']],
  find: ({ action, known }) =>
    action.does === 'drop' &&
    (action.sort === 'view' || action.sort === 'materialized view') &&
    !isMadeHere(known, action.name)
      ? { object: shown(action.name), table: null }
      : null,
}
