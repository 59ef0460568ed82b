import { isMadeHere, shown } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const moveStorage: HazardRule = {
  id: 'move-storage',
  level: 'warning',
  harm: 'blocks',
  title: 'moves a table to another place or another storage',
  why: 'Its files are copied while nobody can read or write it; nothing is, where it is there already.',
  instead: 'Let pg_repack move it beside readers and writers, or make a further table there and move to it.',
  bad: [['ALTER TABLE messages SET TABLESPACE pg_default']],
  good: [['ALTER TABLE messages SET (fillfactor = 70)']],
  find: ({ action, known }) =>
    (action.does === 'set-tablespace' || action.does === 'set-access-method') && !isMadeHere(known, action.table)
      ? { object: shown(action.table), table: action.table }
      : null,
}
