import { isMadeHere, shownPart } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const renameColumn: HazardRule = {
  id: 'rename-column',
  level: 'error',
  harm: 'breaks',
  title: 'gives a column another name',
  why: 'Programs of the release before still use the one that it has, and fail from the commit until the last of them is gone. Functions that hold SQL as text do, too.',
  instead:
    'Add a column of that name, keep both the same with a trigger for one release, and drop the first one later.',
  bad: [['ALTER TABLE members RENAME COLUMN nickname TO display_name']],
  good: [['ALTER TABLE members ADD COLUMN display_name varchar(50)']],
  find: ({ action, known }) =>
    action.does === 'rename' && action.sort === 'column' && !isMadeHere(known, action.name)
      ? { object: shownPart(action.name, action.part ?? ''), table: null }
      : null,
}
