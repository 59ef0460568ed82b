import { shownPart } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const setNotNull: HazardRule = {
  id: 'set-not-null',
  level: 'error',
  harm: 'blocks',
  title: 'sets a column NOT NULL',
  why: 'Every row is read while nobody can read or write the table, and a single null makes it fail.',
  instead:
    'Add a check (column is not null) as NOT VALID, validate it in a later transaction, then set NOT NULL, which no longer has to read the rows.',
  bad: [['ALTER TABLE members ALTER COLUMN email SET NOT NULL']],
  good: [
    ['ALTER TABLE members ADD CONSTRAINT email_is_there CHECK (email IS NOT NULL) NOT VALID'],
    ['ALTER TABLE members VALIDATE CONSTRAINT email_is_there'],
    ['ALTER TABLE members ALTER COLUMN email SET NOT NULL', 'ALTER TABLE members DROP CONSTRAINT email_is_there'],
  ],
  find: ({ action, effect }) => {
    if (effect.scans.length === 0) return null
    if (action.does === 'set-not-null') return { object: shownPart(action.table, action.column), table: action.table }
    if (action.does !== 'add-constraint' || action.constraint.type !== 'not null') return null
    return { object: shownPart(action.table, action.constraint.columns[0] ?? ''), table: action.table }
  },
}
