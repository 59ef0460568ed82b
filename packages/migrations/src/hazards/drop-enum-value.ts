import { shown } from '../effects/known.ts'
import type { Action } from '../model/action.ts'
import type { HazardRule } from '../model/hazard.ts'
import type { RelationName } from '../model/relation.ts'

export const dropEnumValue: HazardRule = {
  id: 'drop-enum-value',
  level: 'error',
  harm: 'blocks',
  title: 'removes or reorders a value of an enum type',
  why: 'PostgreSQL can only add values: the type is created again, and every table that uses it is rewritten under ACCESS EXCLUSIVE. It fails while a row still holds a removed value.',
  instead: 'Forbid the value with a check constraint, or keep it and stop writing it.',
  bad: [
    [
      'ALTER TYPE mood RENAME TO mood_before',
      "CREATE TYPE mood AS ENUM ('ok', 'happy')",
      'ALTER TABLE members ALTER COLUMN feeling DROP DEFAULT',
      'ALTER TABLE members ALTER COLUMN feeling TYPE mood USING feeling::text::mood',
      'DROP TYPE mood_before',
    ],
  ],
  good: [["ALTER TYPE mood ADD VALUE 'great' AFTER 'happy'"]],
  find: ({ action, known, earlier }) => {
    if (action.does !== 'create-enum') return null
    const before = earlier.of('rename').find((each) => each.sort === 'type' && isBefore(each, action.name))
    if (before === undefined) return null
    const values = known.enums.get(shown({ ...before.name, name: before.to }))?.values ?? []
    if (isBeginning(values, action.values)) return null
    return { object: shown(action.name), table: null }
  },
}

const isBefore = ({ name }: Extract<Action, { does: 'rename' }>, made: RelationName): boolean =>
  shown(name) === shown(made)

/** Whether the values are there as they were, in their order, whatever comes between and after them. */
const isBeginning = (before: readonly string[], after: readonly string[]): boolean =>
  JSON.stringify(after.filter((value) => before.includes(value))) === JSON.stringify(before)
