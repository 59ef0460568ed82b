import { shownPart } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const addUnique: HazardRule = {
  id: 'add-unique',
  level: 'error',
  harm: 'blocks',
  title: 'builds the index of a unique constraint on an existing table',
  why: 'Nobody can read or write the table until the index is built, and a single duplicate makes it fail.',
  instead:
    "Build a unique index with CREATE UNIQUE INDEX CONCURRENTLY in a revision of its own, with transaction = 'none', and give it to the constraint: ADD CONSTRAINT … UNIQUE USING INDEX …",
  bad: [['ALTER TABLE members ADD CONSTRAINT members_name UNIQUE (name)']],
  good: [
    ['CREATE UNIQUE INDEX CONCURRENTLY members_name ON members (name)'],
    ['ALTER TABLE members ADD CONSTRAINT members_name UNIQUE USING INDEX members_name'],
  ],
  find: ({ action, effect }) =>
    action.does === 'add-constraint' && action.constraint.type === 'unique' && effect.scans.length > 0
      ? {
          object: shownPart(action.table, action.constraint.name ?? action.constraint.columns.join('_')),
          table: action.table,
        }
      : null,
}
