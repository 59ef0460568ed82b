import { shown } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const renameEnumValue: HazardRule = {
  id: 'rename-enum-value',
  level: 'error',
  harm: 'breaks',
  title: 'gives a value of an enum type another name',
  why: 'Programs of the release before still write the one that it has, and fail from the commit until the last of them is gone.',
  instead: 'Add the value, let programs write it, change the rows, and leave the first one unused.',
  bad: [["ALTER TYPE mood RENAME VALUE 'ok' TO 'fine'"]],
  good: [["ALTER TYPE mood ADD VALUE 'fine' AFTER 'ok'"]],
  find: ({ action, known }) =>
    action.does === 'rename-enum-value' && known.enums.get(shown(action.name))?.isNew !== true
      ? { object: `${shown(action.name)}.${action.from}`, table: null }
      : null,
}
