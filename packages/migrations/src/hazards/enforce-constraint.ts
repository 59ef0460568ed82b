import { shownPart } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const enforceConstraint: HazardRule = {
  id: 'enforce-constraint',
  level: 'error',
  harm: 'blocks',
  title: 'enforces a foreign key that was not enforced before',
  why: 'Every row is checked while nobody can read or write the table, or write to the one it refers to.',
  instead: 'Drop it, add it again as NOT VALID, and validate it in a later transaction.',
  since: 18,
  given: [
    'ALTER TABLE messages ADD CONSTRAINT loose_author FOREIGN KEY (author_id) REFERENCES members (id) NOT ENFORCED',
  ],
  bad: [['ALTER TABLE messages ALTER CONSTRAINT loose_author ENFORCED']],
  good: [
    [
      'ALTER TABLE messages DROP CONSTRAINT loose_author',
      'ALTER TABLE messages ADD CONSTRAINT loose_author FOREIGN KEY (author_id) REFERENCES members (id) NOT VALID',
    ],
    ['ALTER TABLE messages VALIDATE CONSTRAINT loose_author'],
  ],
  find: ({ action, effect }) =>
    action.does === 'alter-constraint' && action.enforced === true && effect.scans.length > 0
      ? { object: shownPart(action.table, action.name), table: action.table }
      : null,
}
