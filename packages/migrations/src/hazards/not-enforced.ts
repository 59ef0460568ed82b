import { shownPart } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const notEnforced: HazardRule = {
  id: 'not-enforced',
  level: 'warning',
  harm: 'fails',
  title: 'adds a constraint that is not enforced',
  why: 'It is in the schema and checks nothing: rows that break it come in unnoticed.',
  instead: 'Leave NOT ENFORCED out; NOT VALID spares the existing rows and checks the new ones.',
  since: 18,
  bad: [['ALTER TABLE members ADD CONSTRAINT known_guild CHECK (guild_id > 0) NOT ENFORCED']],
  good: [['ALTER TABLE members ADD CONSTRAINT known_guild CHECK (guild_id > 0) NOT VALID']],
  find: ({ action }) =>
    action.does === 'add-constraint' && !action.constraint.isEnforced
      ? { object: shownPart(action.table, action.constraint.name ?? action.constraint.type), table: null }
      : null,
}
