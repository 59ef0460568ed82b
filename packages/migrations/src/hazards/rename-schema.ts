import type { HazardRule } from '../model/hazard.ts'
import { displayName } from '../sql/quote.ts'

export const renameSchema: HazardRule = {
  id: 'rename-schema',
  level: 'error',
  harm: 'breaks',
  title: 'gives a schema another name',
  why: 'Programs of the release before still use the one that it has, and every search path with it: they fail from the commit until the last of them is gone.',
  instead: 'Leave views under the first name for one release.',
  given: ['CREATE SCHEMA attic'],
  bad: [['ALTER SCHEMA attic RENAME TO loft']],
  good: [['CREATE SCHEMA loft']],
  find: ({ action }) =>
    action.does === 'rename' && action.sort === 'schema'
      ? { object: displayName(action.name.name), table: null }
      : null,
}
