import { shownPart } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const setExpression: HazardRule = {
  id: 'set-expression',
  level: 'error',
  harm: 'blocks',
  title: 'recomputes a stored generated column',
  why: 'Every row and every index is rewritten while nobody can read or write the table.',
  instead: 'Add another column with the new expression, fill it without blocking, and let programs use that one.',
  since: 17,
  bad: [['ALTER TABLE members ALTER COLUMN name_length SET EXPRESSION AS (length(name) + 1)']],
  good: [['ALTER TABLE members ALTER COLUMN name_length DROP EXPRESSION']],
  find: ({ action, effect }) =>
    action.does === 'set-expression' && effect.rewrites.length > 0
      ? { object: shownPart(action.table, action.column), table: action.table }
      : null,
}
