import { shown, shownPart } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const addExclusion: HazardRule = {
  id: 'add-exclusion',
  level: 'error',
  harm: 'blocks',
  title: 'adds an exclusion constraint to an existing table',
  why: 'Nobody can read or write the table until its index is built and the rows have been compared. PostgreSQL has no form of this that does not block.',
  instead:
    'Create another table that has the constraint from the start, and move the rows to it; or wait for a quiet hour.',
  bad: [['ALTER TABLE messages ADD CONSTRAINT one_at_a_time EXCLUDE USING btree (id WITH =)']],
  good: [['CREATE TABLE shifts (id bigint, CONSTRAINT one_at_a_time EXCLUDE USING btree (id WITH =))']],
  find: ({ action, effect }) =>
    action.does === 'add-constraint' && action.constraint.type === 'exclusion' && effect.scans.length > 0
      ? {
          object:
            action.constraint.name === null ? shown(action.table) : shownPart(action.table, action.constraint.name),
          table: action.table,
        }
      : null,
}
