import { shownPart } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const addPrimaryKey: HazardRule = {
  id: 'add-primary-key',
  level: 'error',
  harm: 'blocks',
  title: 'builds the index of a primary key on a table that is there',
  why: 'Nobody can read or write the table until the index is built and every row is known to have no null.',
  instead:
    'Make the columns NOT NULL and build a unique index CONCURRENTLY first, each without blocking; then ADD CONSTRAINT … PRIMARY KEY USING INDEX …',
  bad: [['ALTER TABLE messages ADD CONSTRAINT messages_pkey PRIMARY KEY (id)']],
  good: [
    ['CREATE UNIQUE INDEX CONCURRENTLY messages_pkey ON messages (id)'],
    ['ALTER TABLE messages ADD CONSTRAINT messages_pkey PRIMARY KEY USING INDEX messages_pkey'],
  ],
  find: ({ action, effect }) =>
    action.does === 'add-constraint' && action.constraint.type === 'primary key' && effect.scans.length > 0
      ? { object: shownPart(action.table, action.constraint.name ?? 'primary key'), table: action.table }
      : null,
}
