import { shownPart } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const addGenerated: HazardRule = {
  id: 'add-generated',
  level: 'error',
  harm: 'blocks',
  title: 'adds a stored generated column',
  why: 'Every row and every index is rewritten while nobody can read or write the table.',
  instead:
    'Add a plain column that a trigger fills, and fill the existing rows in batches; on PostgreSQL 18 and later, add a VIRTUAL column.',
  bad: [['ALTER TABLE members ADD COLUMN double_score int GENERATED ALWAYS AS (score * 2) STORED']],
  good: [['ALTER TABLE members ADD COLUMN double_score int']],
  find: ({ action, effect }) =>
    action.does === 'add-column' && action.column.generated === 'stored' && effect.rewrites.length > 0
      ? { object: shownPart(action.table, action.column.name), table: action.table }
      : null,
}
