import { changeOf } from '../effects/column-effects.ts'
import { shownPart } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const changeColumnType: HazardRule = {
  id: 'change-column-type',
  level: 'error',
  harm: 'blocks',
  title: 'rewrites a table to change the type of a column',
  why: 'Every row and every index of the table is rewritten while nobody can read or write it.',
  instead: 'Add a column of the new type, fill it in batches, switch programs over to it, and drop the old one later.',
  bad: [['ALTER TABLE members ALTER COLUMN score TYPE bigint']],
  good: [['ALTER TABLE members ALTER COLUMN nickname TYPE text']],
  find: (sighting) => {
    const { action, effect } = sighting
    if (action.does !== 'set-type' || effect.rewrites.length === 0) return null
    const found = { object: shownPart(action.table, action.column), table: action.table }
    const detail = 'Its type before is not known here; where the same bytes serve both types, nothing is rewritten.'
    return changeOf(action, sighting) === 'unknown' ? { ...found, detail } : found
  },
}
