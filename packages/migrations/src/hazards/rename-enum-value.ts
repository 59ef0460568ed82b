import { shown } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const renameEnumValue: HazardRule = {
  id: 'rename-enum-value',
  level: 'error',
  harm: 'breaks',
  title: 'renames a value of an enum type',
  why: 'Programs of the previous release still write the old name, and fail from the commit until the last of them is gone.',
  instead: 'Add the new value, let programs write it, change the rows, and leave the old one unused.',
  bad: [["ALTER TYPE mood RENAME VALUE 'ok' TO 'fine'"]],
  good: [["ALTER TYPE mood ADD VALUE 'fine' AFTER 'ok'"]],
  find: ({ action, known }) =>
    action.does === 'rename-enum-value' && known.enums.get(shown(action.name))?.isNew !== true
      ? { object: `${shown(action.name)}.${action.from}`, table: null }
      : null,
}
