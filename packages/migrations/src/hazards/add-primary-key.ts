import { shown, shownPart } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const addPrimaryKey: HazardRule = {
  id: 'add-primary-key',
  level: 'error',
  harm: 'blocks',
  title: 'builds the index of a primary key on an existing table',
  why: 'Nobody can read or write the table until the index is built and every row has been checked for nulls.',
  instead:
    'Make the columns NOT NULL and build a unique index CONCURRENTLY first, neither of which has to block; then ADD CONSTRAINT … PRIMARY KEY USING INDEX …',
  bad: [['ALTER TABLE messages ADD CONSTRAINT messages_pkey PRIMARY KEY (id)']],
  good: [
    ['CREATE UNIQUE INDEX CONCURRENTLY messages_pkey ON messages (id)'],
    ['ALTER TABLE messages ADD CONSTRAINT messages_pkey PRIMARY KEY USING INDEX messages_pkey'],
  ],
  find: ({ action, effect }) =>
    action.does === 'add-constraint' && action.constraint.type === 'primary key' && effect.scans.length > 0
      ? {
          object:
            action.constraint.name === null ? shown(action.table) : shownPart(action.table, action.constraint.name),
          table: action.table,
        }
      : null,
}
