import { shownPart } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const recheckColumnType: HazardRule = {
  id: 'recheck-column-type',
  level: 'error',
  harm: 'blocks',
  title: 'reads a table to change the type of a column',
  why: 'The values stay as they are, but a check on the column is verified again, or an index over it rebuilt, while nobody can read or write the table.',
  instead:
    'First drop the check or the index, and add it again without blocking: NOT VALID and VALIDATE, or CONCURRENTLY.',
  bad: [['ALTER TABLE members ALTER COLUMN email TYPE varchar']],
  good: [['ALTER TABLE members ALTER COLUMN nickname TYPE text']],
  find: ({ action, effect }) =>
    action.does === 'set-type' && effect.rewrites.length === 0 && effect.scans.length > 0
      ? { object: shownPart(action.table, action.column), table: action.table }
      : null,
}
