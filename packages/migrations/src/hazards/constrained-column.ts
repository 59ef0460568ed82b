import { rewritesFor } from '../effects/column-effects.ts'
import { shownPart } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const constrainedColumn: HazardRule = {
  id: 'constrained-column',
  level: 'error',
  harm: 'blocks',
  title: 'adds a column together with a constraint on it',
  why: 'The constraint is checked, or its index built, over every row while nobody can read or write the table.',
  instead:
    'Add the column first; then the check or the foreign key as NOT VALID, and VALIDATE it later, or a unique index CONCURRENTLY.',
  bad: [['ALTER TABLE members ADD COLUMN level int CHECK (level > 0)']],
  good: [
    ['ALTER TABLE members ADD COLUMN level int'],
    ['ALTER TABLE members ADD CONSTRAINT level_counts CHECK (level > 0) NOT VALID'],
    ['ALTER TABLE members VALIDATE CONSTRAINT level_counts'],
  ],
  find: ({ action, effect, known }) =>
    action.does === 'add-column' &&
    effect.scans.length > 0 &&
    !rewritesFor(action.column, known) &&
    action.column.constraints.length > 0
      ? { object: shownPart(action.table, action.column.name), table: action.table }
      : null,
}
