import { shownPart } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const virtualNotNull: HazardRule = {
  id: 'virtual-not-null',
  level: 'error',
  harm: 'blocks',
  title: 'adds a virtual generated column that is NOT NULL',
  why: 'Every row is computed and checked while nobody can read or write the table.',
  instead: 'Add it without NOT NULL, then the not-null constraint as NOT VALID, and VALIDATE it later.',
  since: 18,
  bad: [['ALTER TABLE members ADD COLUMN double_score int GENERATED ALWAYS AS (id * 2) VIRTUAL NOT NULL']],
  good: [['ALTER TABLE members ADD COLUMN double_score int GENERATED ALWAYS AS (id * 2) VIRTUAL']],
  find: ({ action, effect }) =>
    action.does === 'add-column' &&
    action.column.generated === 'virtual' &&
    action.column.notNull &&
    effect.scans.length > 0
      ? { object: shownPart(action.table, action.column.name), table: action.table }
      : null,
}
