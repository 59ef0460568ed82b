import type { HazardRule } from '../model/hazard.ts'
import { displayName } from '../sql/quote.ts'

export const renameSchema: HazardRule = {
  id: 'rename-schema',
  level: 'error',
  harm: 'breaks',
  title: 'renames a schema',
  why: 'Programs of the previous release still use the old name, in their queries or search paths, and fail from the commit until the last of them is gone.',
  instead: 'Leave views under the old name for one release.',
  given: ['CREATE SCHEMA attic'],
  bad: [['ALTER SCHEMA attic RENAME TO loft']],
  good: [['CREATE SCHEMA loft']],
  find: ({ action }) =>
    action.does === 'rename' && action.sort === 'schema'
      ? { object: displayName(action.name.name), table: null }
      : null,
}
