import { isMadeHere, shown } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const moveStorage: HazardRule = {
  id: 'move-storage',
  level: 'warning',
  harm: 'blocks',
  title: 'moves a table to another tablespace or access method',
  why: 'Its rows are copied while nobody can read or write it, unless it is there already.',
  instead:
    'Let pg_repack move it while others read and write it, or create another table there and move the rows to it.',
  bad: [['ALTER TABLE messages SET TABLESPACE pg_default']],
  good: [['ALTER TABLE messages SET (fillfactor = 70)']],
  find: ({ action, known }) =>
    (action.does === 'set-tablespace' || action.does === 'set-access-method') && !isMadeHere(known, action.table)
      ? { object: shown(action.table), table: action.table }
      : null,
}
