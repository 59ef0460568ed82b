import { isMadeHere, shown } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const moveTable: HazardRule = {
  id: 'move-table',
  level: 'error',
  harm: 'breaks',
  title: 'moves a table, a view or a sequence to another schema',
  why: 'Programs of the previous release look for it in its old place, and fail from the commit until the last of them is gone.',
  instead: 'Leave a view in the old place for one release.',
  given: ['CREATE SCHEMA attic'],
  bad: [['ALTER TABLE messages SET SCHEMA attic']],
  good: [['CREATE VIEW attic.messages AS SELECT * FROM messages']],
  find: ({ action, known }) =>
    action.does === 'move' &&
    ['table', 'view', 'materialized view', 'sequence'].includes(action.sort) &&
    !isMadeHere(known, action.name)
      ? { object: shown(action.name), table: null }
      : null,
}
