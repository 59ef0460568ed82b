import { shownPart } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const addForeignKey: HazardRule = {
  id: 'add-foreign-key',
  level: 'error',
  harm: 'blocks',
  title: 'adds a foreign key to an existing table',
  why: 'Every row is checked while nobody can write to either of the two tables.',
  instead: 'Add it as NOT VALID, and validate it in a later transaction, which lets writers go on.',
  bad: [['ALTER TABLE messages ADD CONSTRAINT messages_author FOREIGN KEY (author_id) REFERENCES members (id)']],
  good: [
    ['ALTER TABLE messages ADD CONSTRAINT messages_author FOREIGN KEY (author_id) REFERENCES members (id) NOT VALID'],
    ['ALTER TABLE messages VALIDATE CONSTRAINT messages_author'],
  ],
  find: ({ action, effect }) =>
    action.does === 'add-constraint' && action.constraint.type === 'foreign key' && effect.scans.length > 0
      ? {
          object: shownPart(action.table, action.constraint.name ?? action.constraint.columns.join('_')),
          table: action.table,
        }
      : null,
}
