import { shownPart } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const addExclusion: HazardRule = {
  id: 'add-exclusion',
  level: 'error',
  harm: 'blocks',
  title: 'adds an exclusion constraint to a table that is there',
  why: 'Nobody can read or write the table until its index is built and every pair of rows is known to agree. There is no form that does not block.',
  instead: 'Make a further table that has the constraint from the start, and move to it; or wait for a quiet hour.',
  bad: [['ALTER TABLE messages ADD CONSTRAINT one_at_a_time EXCLUDE USING btree (id WITH =)']],
  good: [['CREATE TABLE shifts (id bigint, CONSTRAINT one_at_a_time EXCLUDE USING btree (id WITH =))']],
  find: ({ action, effect }) =>
    action.does === 'add-constraint' && action.constraint.type === 'exclusion' && effect.scans.length > 0
      ? { object: shownPart(action.table, action.constraint.name ?? 'exclusion'), table: action.table }
      : null,
}
