import { shownPart } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const requiredColumn: HazardRule = {
  id: 'required-column',
  level: 'error',
  harm: 'fails',
  title: 'adds a column that is NOT NULL and has no default',
  why: 'It fails as soon as the table has a single row, and passes on the empty table it was tried on.',
  instead: 'Add it with a default, or without NOT NULL, fill it in batches, and set NOT NULL later.',
  bad: [['ALTER TABLE messages ADD COLUMN topic text NOT NULL']],
  good: [["ALTER TABLE messages ADD COLUMN topic text NOT NULL DEFAULT ''"]],
  find: ({ action, effect }) => {
    if (action.does !== 'add-column' || effect.locks.length === 0) return null
    const { name, notNull, default: value, isSerial, identity, generated } = action.column
    const isFilled = value !== null || isSerial || identity || generated !== null
    return notNull && !isFilled ? { object: shownPart(action.table, name), table: action.table } : null
  },
}
