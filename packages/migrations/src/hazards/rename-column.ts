import { isMadeHere, shownPart } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const renameColumn: HazardRule = {
  id: 'rename-column',
  level: 'error',
  harm: 'breaks',
  title: 'renames a column',
  why: 'Programs of the previous release still use the old name, and fail from the commit until the last of them is gone. So do functions that hold SQL as text.',
  instead:
    'Add a column with the new name, keep the two in step with a trigger for one release, and drop the old one later.',
  bad: [['ALTER TABLE members RENAME COLUMN nickname TO display_name']],
  good: [['ALTER TABLE members ADD COLUMN display_name varchar(50)']],
  find: ({ action, known }) =>
    action.does === 'rename' && action.sort === 'column' && !isMadeHere(known, action.name)
      ? { object: shownPart(action.name, action.part ?? ''), table: null }
      : null,
}
