import { isMadeHere, shown, shownPart } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const validateAtOnce: HazardRule = {
  id: 'validate-at-once',
  level: 'error',
  harm: 'blocks',
  title: 'validates a constraint in the transaction that added it',
  why: 'The lock that was taken to add it is held until the commit, and so while every row is read: NOT VALID gains nothing.',
  instead: 'Validate it in a revision of its own.',
  bad: [
    [
      'ALTER TABLE members ADD CONSTRAINT known_guild CHECK (guild_id > 0) NOT VALID',
      'ALTER TABLE members VALIDATE CONSTRAINT known_guild',
    ],
  ],
  good: [
    ['ALTER TABLE members ADD CONSTRAINT known_guild CHECK (guild_id > 0) NOT VALID'],
    ['ALTER TABLE members VALIDATE CONSTRAINT known_guild'],
  ],
  find: ({ action, earlier, known, inTransaction }) => {
    if (action.does !== 'validate-constraint' || !inTransaction || isMadeHere(known, action.table)) return null
    const isAdded = earlier
      .of('add-constraint')
      .some(({ constraint, table }) => constraint.name === action.name && shown(table) === shown(action.table))
    return isAdded ? { object: shownPart(action.table, action.name), table: action.table } : null
  },
}
