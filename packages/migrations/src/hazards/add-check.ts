import { shown, shownPart } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const addCheck: HazardRule = {
  id: 'add-check',
  level: 'error',
  harm: 'blocks',
  title: 'adds a check to an existing table',
  why: 'Every row is read while nobody can read or write the table, and a single row that breaks the check makes it fail.',
  instead: 'Add it as NOT VALID, and validate it in a later transaction, which lets reads and writes go on.',
  bad: [['ALTER TABLE members ADD CONSTRAINT known_guild CHECK (guild_id > 0)']],
  good: [
    ['ALTER TABLE members ADD CONSTRAINT known_guild CHECK (guild_id > 0) NOT VALID'],
    ['ALTER TABLE members VALIDATE CONSTRAINT known_guild'],
  ],
  find: ({ action, effect }) =>
    action.does === 'add-constraint' && action.constraint.type === 'check' && effect.scans.length > 0
      ? {
          object:
            action.constraint.name === null ? shown(action.table) : shownPart(action.table, action.constraint.name),
          table: action.table,
        }
      : null,
}
